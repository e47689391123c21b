import { type PortfolioFile, peopleSchema, portfolioSchema } from '../model/portfolio.ts';
import type { Output } from '../model/shape.ts';
import type { ShapeFinding } from './shape-finding.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';
import { nodeAt, type Path, type YamlMap } from './yaml-node.ts';

/** `portfolio.yaml` as read. */
export interface ParsedPortfolio {
  file?: YamlFile<PortfolioFile>;
  /** Some of its units cannot be read, so that nobody knows which it lists. */
  unitsLost: boolean;
  /** A required key is missing, or cannot be used. */
  isIncomplete: boolean;
  findings: ShapeFinding[];
}

/**
 * Reads `portfolio.yaml`. A witness of whom nothing more is said is a witness all the same, and a fault in what it says of
 * the learner keeps no unit from being evaluated.
 */
export function parsePortfolio(path: string, text: string): ParsedPortfolio {
  const { file, findings, lost } = parseYamlFile(portfolioSchema, path, text, {
    blank: ([key, ...rest]) => (key === 'witnesses' && rest.length === 1 ? 'map' : undefined),
    fill: ([key, part]) =>
      key !== 'learner' ? undefined : part === 'id' ? 'unknown' : part === undefined ? { id: 'unknown' } : undefined,
    belongs: ofOneUnit,
  });
  const unitsLost =
    file === undefined || lost.some(([key, , part]) => key === 'units' && (part === undefined || part === 'unit'));
  if (file === undefined) return { unitsLost, isIncomplete: true, findings };
  const isKnown = !lost.some(([key, part]) => key === 'learner' && (part === undefined || part === 'id'));
  const { id, ...others } = file.value.learner;
  const learner = isKnown ? file.value.learner : others;
  const whole = { ...file, value: { ...file.value, learner } };
  return { file: whole, unitsLost, isIncomplete: unitsLost || !isKnown, findings };
}

/** Where a key of an entry of units belongs that stands at the top. */
function ofOneUnit([key, ...rest]: Path, root: YamlMap): string | undefined {
  if (rest.length > 0 || !['declared', 'target', 'target-grade', 'route', 'certificate'].includes(String(key)))
    return undefined;
  const units = nodeAt(root, ['units']);
  const first = units?.kind === 'list' ? units.items[0] : undefined;
  const id = first && (first.kind === 'scalar' ? first : nodeAt(first, ['unit']));
  const value = nodeAt(root, [key!]);
  const written = value?.kind === 'scalar' && !value.blank ? value.text : '…';
  return `it belongs to an entry of units: { unit: ${id?.kind === 'scalar' ? id.text : 'B8'}, ${key}: ${written} }`;
}

/** `people.yaml` as read; `doubtful`: the people of whom nobody knows what they may do. */
export interface ParsedPeople {
  file?: YamlFile<Output<typeof peopleSchema>>;
  doubtful: ReadonlySet<string>;
  findings: ShapeFinding[];
}

/**
 * Reads `people.yaml`. Where it cannot be read for which units or days somebody has authority, they have none until it can:
 * a fault must not make an authority wider.
 */
export function parsePeople(path: string, text: string): ParsedPeople {
  const { file, findings, lost } = parseYamlFile(peopleSchema, path, text, {
    mayBeEmpty: true,
    blank: (at) => (at.length === 1 ? 'map' : undefined),
    fill: ([id, key]) => (key === 'name' ? String(id) : undefined),
  });
  const misspelt = findings.flatMap(({ path: [id], meant }) => (meant === undefined ? [] : [[id, meant]]));
  const whose = (keys: readonly unknown[]) =>
    new Set([...lost, ...misspelt].filter(([, key]) => keys.includes(key)).map(([id]) => String(id)));
  const limits = ['units', 'from', 'until'];
  const doubtful = whose([...limits, 'roles', 'expert', undefined]);
  if (file === undefined) return { doubtful, findings };
  const unlimited = whose(limits);
  const value = Object.fromEntries(
    Object.entries(file.value).map(([id, person]) => [id, unlimited.has(id) ? { ...person, roles: [] } : person]),
  );
  return { file: { ...file, value }, doubtful, findings };
}
