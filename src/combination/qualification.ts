import type { Span } from '../diagnostics/finding.ts';
import type { CombinationRule, Group, QualificationFile } from '../model/qualification.ts';

/** A qualification as the rest of evid sees it. */
export interface Qualification {
  id: string;
  title: string;
  version: string | undefined;
  path: string;
  file: QualificationFile;
  at: (path: (string | number)[]) => Span;
}

/** A group, and where the file says it. */
export interface PlacedGroup {
  group: Group;
  path: (string | number)[];
}
export interface PlacedRule {
  rule: CombinationRule;
  path: (string | number)[];
}

/** The groups that hold for everybody, then those of the pathway, where one is named. */
export function groupsOf({ file }: Pick<Qualification, 'file'>, pathway?: string): PlacedGroup[] {
  const own = pathway === undefined ? [] : (file.pathways?.[pathway]?.groups ?? []);
  return [
    ...file.groups.map((group, index) => ({ group, path: ['groups', index] })),
    ...own.map((group, index) => ({ group, path: ['pathways', pathway!, 'groups', index] })),
  ];
}

/** The rules that hold for everybody, then those of the pathway, where one is named. */
export function combinationRulesOf({ file }: Pick<Qualification, 'file'>, pathway?: string): PlacedRule[] {
  const own = pathway === undefined ? [] : (file.pathways?.[pathway]?.rules ?? []);
  return [
    ...file.rules.map((rule, index) => ({ rule, path: ['rules', index] })),
    ...own.map((rule, index) => ({ rule, path: ['pathways', pathway!, 'rules', index] })),
  ];
}

/** What a qualification itself says of a unit. */
export interface GroupUnit {
  title?: string | undefined;
  level?: string | undefined;
  credit?: number | undefined;
}
/** A unit of a group: its id, with what the qualification says of it. */
export const groupEntry = (written: Group['units'][number]): GroupUnit & { unit: string } =>
  typeof written === 'string' ? { unit: written } : written;

/** Every pathway of a qualification, and undefined for none. */
export const pathwaysOf = ({ file }: Pick<Qualification, 'file'>): (string | undefined)[] => [
  undefined,
  ...Object.keys(file.pathways ?? {}),
];

/** A level as a number: the first in its words; Entry 1 to 3 are 0. Undefined for words without one. */
export function levelNumber(level: string | undefined): number | undefined {
  if (level === undefined) return undefined;
  if (/^\s*(entry|e\s*\d)/i.test(level)) return 0;
  const digits = /\d+/.exec(level);
  return digits === null ? undefined : Number(digits[0]);
}
