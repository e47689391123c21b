import type { UnitFile } from '../model/specification.ts';
import { counted } from '../words/counts.ts';
import { type Check, inFile } from './check.ts';
import { spec } from './example.ts';

/** Guided learning hours that one credit, ten hours of all learning, may reasonably stand for. */
const leastHours = 1;
const mostHours = 20;

export const creditAndHours: Check = {
  code: 'credit-and-hours',
  severity: 'warning',
  lint: true,
  summary: 'The credit value and the guided learning hours do not fit each other',
  why:
    'One credit stands for about ten hours of learning, of which some are guided. Figures far apart are mostly a ' +
    'slip: the two swapped, a digit lost, or hours of another unit. Centres plan and are funded by them.',
  fix: 'Compare credit and guided-learning-hours with the unit document.',
  wrong: spec({ credit: '40', 'guided-learning-hours': '6' }),
  right: spec({ credit: '6', 'guided-learning-hours': '40' }),
  *unit(unit) {
    const { credit, 'guided-learning-hours': hours }: Partial<UnitFile> = unit.file;
    const report = (key: string, message: string) =>
      inFile(unit, [key], { message, help: 'compare with the unit document', about: key });
    if (credit === 0) yield report('credit', 'the credit value is 0');
    if (hours === 0) yield report('guided-learning-hours', 'there are 0 guided learning hours');
    if (!credit || !hours) return;
    if (hours < credit * leastHours || hours > credit * mostHours) {
      yield report(
        'guided-learning-hours',
        `${counted(hours, 'guided learning hour')} ${hours === 1 ? 'does' : 'do'} not fit a credit value of ${credit}: one would expect ${credit * leastHours} to ${credit * mostHours}`,
      );
    }
  },
};
