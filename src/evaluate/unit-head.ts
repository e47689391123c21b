import type { UnitRow } from '../model/result.ts';
import { stated } from '../model/stated.ts';
import type { Unit } from '../model/unit.ts';
import type { PortfolioFiles, Registration } from '../resolve/portfolio-files.ts';
import type { Qualifications } from '../resolve/qualifications.ts';

type Lists = 'criteria' | 'requirements' | 'gaps' | 'outcomes';
type Head = Omit<UnitRow, Lists | 'status' | 'owner' | 'signOff' | 'grade' | `criteria${'Met' | 'Claimed' | 'Total'}`>;

/** What portfolio.yaml and the specification say of a unit, whatever its evidence is; without one, what a qualification says. */
export function unitHead(
  { unit: id, span, ...registration }: Registration,
  unit: Unit | undefined,
  named: ReturnType<Qualifications['unit']>,
  { path }: Pick<PortfolioFiles, 'path'>,
): Head {
  const { route, assessor, verifier, registered, target, targetGrade, declared, withdrawn, certificated, certificate } =
    registration;
  return {
    unit: id,
    title: unit?.title ?? named?.title ?? '',
    ...(unit === undefined ? {} : published(unit)),
    ...stated({ level: named?.level, credit: named?.credit }),
    place: { file: `${path}/portfolio.yaml`, ...span },
    route,
    ...stated({ assessor, verifier, registered, target, targetGrade, declared, withdrawn, certificated, certificate }),
  };
}

/** What the awarding organisation says of the size of the unit. */
function published({ file }: Unit): Pick<UnitRow, 'level' | 'credit' | 'guidedLearningHours' | 'awardingOrganisation'> {
  if (!('outcomes' in file)) return {};
  const { level, credit } = file;
  const guidedLearningHours = file['guided-learning-hours'];
  const awardingOrganisation = file['awarding-organisation'];
  return stated({ level, credit, guidedLearningHours, awardingOrganisation });
}
