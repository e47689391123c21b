import { posix, relative, resolve, sep } from 'node:path';
import { checkSpecifications } from '../check-workspace.ts';
import { oneLine } from '../document/safe-text.ts';
import { wrap } from '../document/wrap.ts';
import { forceOf } from '../import/rule-words.ts';
import { withFile } from '../load/with-file.ts';
import { unitId } from '../model/specification.ts';
import { zodOf } from '../model/zod-of.ts';
import { takeLine, takeOutcome, takeRequirement } from '../parse/typed-unit.ts';
import { type NewUnit, unitText } from '../write/scaffold/unit-text.ts';
import { asking, missingFlags, refuseUnasked } from './ask.ts';
import { depthBelowSchemas, openIntake } from './open-workspace.ts';
import { sayFaults } from './recording/say.ts';
import type { Flags, LookOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { refuseBlank, UsageError } from './usage-error.ts';
import { sizeWords, writeDraft } from './write-new.ts';

export type NewSpecOptions = LookOptions &
  Flags<'root' | 'output' | 'id' | 'title' | 'organisation' | 'number' | 'level' | 'credit' | 'hours'> &
  Flags<'outcome' | 'criterion' | 'requirement', string[]>;

/** `evid spec new`: the specification of a unit that exists on paper only. What evid check would find at fault is not written. */
export async function newSpec(options: NewSpecOptions, terminal: Terminal): Promise<number> {
  const { id, title, organisation, number, level, credit, hours } = options;
  refuseBlank({ id, title, organisation, number, level, credit, hours });
  const { open, intake } = openIntake(options, terminal);
  const { config, units } = intake.workspace;
  const readId = (written: string) => {
    const fault = zodOf(unitId()).safeParse(written).error?.issues[0]?.message;
    if (fault !== undefined) throw new UsageError(`“${oneLine(written)}” ${fault}`);
    const there = units.units.get(written);
    if (there !== undefined)
      throw new UsageError(`there is a unit ${written} already, in ${there.path}`, 'another unit has another id');
    return written;
  };
  if (id !== undefined) readId(id);
  const unit = await answers(options, readId, terminal);
  for (const requirement of unit.requirements) {
    const force = forceOf(requirement.text);
    if (force !== 'must') requirement.force = force;
  }

  const placed = placeOf(options.output, unit.id, config.specs[0] ?? 'specs', open.root, terminal.cwd);
  const text = unitText(unit, placed.inside === undefined ? undefined : depthBelowSchemas('unit', placed.inside, open));
  // A place that evid does not read is tried where it would.
  const tried = placed.inside ?? posix.join(config.specs[0] ?? 'specs', `${unit.id}.unit.yaml`);
  const { result } = checkSpecifications({ folder: withFile(open.folder, tried, text), today: open.today });
  const faults = result.diagnostics.filter(({ file, severity }) => file === tried && severity === 'error');
  if (faults.length > 0) return sayFaults(faults, terminal);

  writeDraft(placed.path, text, placed.shown);
  const criteria = unit.outcomes.reduce((sum, outcome) => sum + outcome.criteria.length, 0);
  terminal.stdout.write(`wrote ${oneLine(placed.shown)}\n`);
  if (options.quiet) return 0;
  const { outcomes, requirements } = unit;
  const isOpen = outcomes.length === 0 || outcomes.some((outcome) => outcome.criteria.length === 0);
  const next = isOpen ? `evid spec review ${placed.shown}, to write what is missing` : 'evid spec check';
  terminal.stderr.write(
    `${sizeWords({ outcomes: outcomes.length, criteria, requirements: requirements.length })}\nNext: ${oneLine(next)}\n`,
  );
  return 0;
}

/** The unit as the flags say it; at a terminal, what they leave out is asked for. */
async function answers(options: NewSpecOptions, readId: (id: string) => string, terminal: Terminal): Promise<NewUnit> {
  const { outcome = [], criterion = [], requirement = [], ...given } = options;
  const unit: Pick<NewUnit, 'outcomes' | 'requirements'> = { outcomes: [], requirements: [] };
  for (const line of outcome) takeOutcome(unit.outcomes, line);
  if (criterion.length > 0 && outcome.length === 0)
    throw new UsageError('--criterion is given without --outcome', 'a criterion belongs to an outcome');
  for (const line of criterion) takeLine(unit.outcomes, line);
  for (const line of requirement) takeRequirement(unit.requirements, line);
  const { id, title, organisation, number, level, credit, hours } = given;
  const missing = missingFlags({ id, title });
  refuseUnasked(missing, terminal);
  const isAsked = missing.length > 0;
  const { text, maybe } = asking(isAsked, terminal);
  const asked = {
    id: await text({ id }, 'The unit’s id in references, as in B9?', readId),
    title: await text({ title }, 'Its title, as published?'),
    organisation: await maybe({ organisation }, 'Which awarding organisation?'),
    number: await maybe({ number }, 'The regulator’s number, as in Y/601/1230?'),
    level: await maybe({ level }, 'Its level?'),
    credit: await maybe({ credit }, 'Its credit value?', wholeNumber),
    hours: await maybe({ hours }, 'Its guided learning hours?', wholeNumber),
  };
  if (isAsked && outcome.length === 0)
    await takeLines(
      'Outcomes and criteria, typed or pasted, one a line: 1 for an outcome, 1.1 for a criterion, then its words exactly as published.',
      (line) => takeLine(unit.outcomes, line),
      terminal,
    );
  if (isAsked && requirement.length === 0)
    await takeLines(
      'Evidence requirements, one a line: 1 and its words; a) for a part of the one before.',
      (line) => takeRequirement(unit.requirements, line),
      terminal,
    );
  return { ...asked, ...unit };
}

function wholeNumber(text: string): string {
  if (text !== '' && !/^\d{1,5}$/.test(text)) throw new UsageError(`“${oneLine(text)}” is not a whole number`);
  return text;
}

/** Takes lines up to a full stop alone; blank ones, as a pasted text has them, are passed over. */
async function takeLines(question: string, take: (line: string) => void, terminal: Terminal): Promise<void> {
  const width = terminal.stderr.columns ?? 80;
  terminal.stderr.write(`\n${wrap(question, width).join('\n')}\n(a full stop alone ends them)\n`);
  for (;;) {
    const line = await terminal.stdin.line();
    if (line === undefined || line.trim() === '.') return;
    take(line);
  }
}

/** Where the specification is to stand: as it is shown, on the disk, and from the root if it lies in the workspace. */
function placeOf(output: string | undefined, id: string, specs: string, root: string, cwd: string) {
  const path = output === undefined ? resolve(root, specs, `${id}.unit.yaml`) : resolve(cwd, output);
  if (!path.endsWith('.unit.yaml'))
    throw new UsageError(`${output} is no name for a unit`, `it ends in .unit.yaml, as in ${id}.unit.yaml`);
  const inside = relative(root, path).split(sep).join('/');
  const isInside = !inside.startsWith('../') && !posix.isAbsolute(inside) && resolve(root, inside) === path;
  return { path, shown: output ?? inside, inside: isInside ? inside : undefined };
}
