import {
  combinationRulesOf,
  groupEntry,
  groupsOf,
  type PlacedGroup,
  type PlacedRule,
  type Qualification,
} from '../combination/qualification.ts';
import {
  type Blocks,
  type Document,
  dim,
  dotted,
  either,
  entries,
  heading,
  list,
  paragraph,
  section,
  type Words,
} from '../document/blocks.ts';
import type { Qualifications } from '../resolve/qualifications.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { counted } from '../words/counts.ts';
import { combinationWords } from '../words/qualifications.ts';
import { sourceWords } from './spec.ts';

interface Known {
  units: UnitIndex;
  qualifications: Qualifications;
}

/** One qualification for a reader: its groups with their units, and its rules in the words of the document and of evid. */
export function qualificationDocument(qualification: Qualification, known: Known): Document {
  const { file, id, title, path } = qualification;
  const about = [
    file.level && `level ${file.level}`,
    file.version && `version ${file.version}`,
    ...Object.entries(file.codes ?? {}).map(([name, code]) => `${name} ${code}`),
    file['last-certification'] && `last certification ${file['last-certification']}`,
  ];
  const [groups, rules] = [groupsOf(qualification), combinationRulesOf(qualification)];
  const together = (name: string, sets: readonly (readonly string[])[] = []) =>
    section(2, name, list(sets.map((ids) => ids.join(', '))));
  return {
    title: dotted([id, title]),
    blocks: [
      paragraph(dotted(about), sourceWords(file.source, path)),
      groupSections(groups, known),
      ruleSection('Rules of combination', rules),
      Object.entries(file.pathways ?? {}).map(([pathway, { title: name }]) => [
        heading(2, dotted([`Pathway ${pathway}`, name])),
        groupSections(groupsOf(qualification, pathway).slice(groups.length), known),
        ruleSection(`Rules of pathway ${pathway}`, combinationRulesOf(qualification, pathway).slice(rules.length)),
      ]),
      together('Not together', file.barred),
      together('Either counts, once', file.equivalents),
    ],
  };
}

const groupSections = (groups: readonly PlacedGroup[], known: Known): Blocks =>
  groups.map(({ group: { id, title, units } }) =>
    section(
      2,
      dotted([`Group ${id}`, title]),
      entries(units.map(groupEntry).map(({ unit }) => ({ name: unit, value: unitWords(unit, known) }))),
    ),
  );

function unitWords(id: string, { units, qualifications }: Known): Words {
  const said = qualifications.unit(id);
  const spec = units.units.get(id);
  const known = spec !== undefined && 'outcomes' in spec.file ? spec.file : undefined;
  const level = known?.level ?? said?.level;
  const credit = known?.credit ?? said?.credit;
  return dotted([
    spec?.title ?? said?.title,
    level && `level ${level}`,
    credit !== undefined && counted(credit, 'credit'),
    spec === undefined && 'no specification here',
  ]);
}

const ruleSection = (title: string, rules: readonly PlacedRule[]): Blocks =>
  section(
    2,
    title,
    entries(
      rules.map(({ rule }) => ({
        name: rule.id,
        value: rule.text,
        below: [paragraph([dim(either('→ ', '')), combinationWords(rule)])],
      })),
    ),
  );
