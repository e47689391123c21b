import { type Check, inFile } from './check.ts';
import { spec } from './example.ts';
import { qualification } from './example-qualification.ts';
import { inPathways, listedIn } from './qualification-parts.ts';

const example = (entry: string) => ({
  ...spec({ level: '2', credit: '4' }),
  ...qualification('unit: B9, level: 3, credit: 6', entry),
});

export const unitDescribedOtherwise: Check = {
  code: 'unit-described-otherwise',
  severity: 'error',
  summary: 'A qualification gives a unit another level or credit value than its specification does',
  why: 'Credits and levels decide whether units make a qualification. With two answers nobody can say which is right.',
  fix: 'Compare both with the documents, and leave level and credit out of the group where the specification has them.',
  wrong: example('unit: B8, credit: 6'),
  right: example('unit: B8, credit: 4'),
  *qualification(qualification, { units }) {
    const listed = inPathways(qualification, (pathway) => listedIn(qualification, pathway));
    for (const { unit: id, group, at, ...entry } of listed) {
      const unit = units.units.get(id);
      if (unit === undefined || !('outcomes' in unit.file)) continue;
      for (const what of ['level', 'credit'] as const) {
        const [here, there] = [entry[what], unit.file[what]];
        if (here === undefined || there === undefined || plain(here) === plain(there)) continue;
        yield inFile(qualification, [...at, what], {
          message: `${what} ${here} of ${unit.id} is ${there} in its specification`,
          help: `correct one of the two; the specification is ${unit.path}`,
          about: `${group} ${unit.id} ${what}`,
        });
      }
    }
  },
};

/** "Level 2" and "2" are one level. */
const plain = (said: string | number) => String(said).replace(/level/i, '').trim().toLowerCase();
