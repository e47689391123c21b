import { describe, expect, it } from 'vitest';
import { checkSpecifications, checkWorkspace } from '../src/check-workspace.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { type Files, richDay, richWorkspace } from './support/rich-workspace.ts';

const { files } = await richWorkspace();
const home = 'portfolios/p';
const A1 = `${home}/assessments/A1.md`;
const V1 = `${home}/verification/V1.md`;
const E1 = `${home}/evidence/E1.md`;
const E2 = `${home}/evidence/E2.md`;
const E3 = `${home}/evidence/assessor/E3.md`;
const own = `${home}/portfolio.yaml`;
const U = 'specs/U.unit.yaml';
const V = 'specs/V.unit.yaml';
const Q = 'qualifications/Q.qualification.yaml';

const digest = (id: string): string =>
  `"${new RegExp(`${id}: "(.*?)"|evidence: ${id}, .*digest: "(.*?)"`)
    .exec(`${files[A1]}${files[`${home}/assessments/A2.md`]}`)!
    .slice(1)
    .find(Boolean)}"`;
/** A further record of this person. */
const record = (id: string, by: string, date: string, entries: string): Files => ({
  [`${home}/assessments/${id}.md`]: `---\nid: ${id}\nassessor: ${by}\ndate: ${date}\n${entries}\n---\n`,
});
const sampled = (id: string, by: string, date: string, sample: string): Files => ({
  [`${home}/verification/${id}.md`]: `---\nid: ${id}\nverifier: ${by}\ndate: ${date}\nsamples: [ ${sample} ]\n---\n`,
});
const met = (evidence: string, refs: string, outcome = 'met') =>
  `decisions: [ { evidence: ${evidence}, criteria: [${refs}], outcome: ${outcome}, reason: So, digest: ${digest(evidence)} } ]`;
const judged = (ref: string, more = '') => `judgements: [ { requirement: ${ref}, outcome: met, reason: So${more} } ]`;
/** A file with other words in one place, or in several. */
const other = (path: string, ...changes: [string | RegExp, string][]): Files => {
  let text = files[path]!;
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} does not hold ${from}`);
    text = changed;
  }
  return { [path]: text };
};

/** By the code that they are about: what is changed in a workspace without a fault. */
const changes: Readonly<Record<string, Readonly<Record<string, Files>>>> = {
  'contested-decision': {
    'the verifier does not agree with a criterion and a situation': other(V1, [
      'stage: interim, outcome: agreed',
      'outcome: not-agreed, reason: Look again',
    ]),
    'nor with a judgement': other(V1, [
      'requirement: U/ER5, outcome: agreed',
      'requirement: U/ER5, outcome: not-agreed, reason: Too short',
    ]),
    'nor with a sign-off': other(V1, ['unit: U, outcome: agreed', 'unit: U, outcome: not-agreed, reason: Too early']),
    'nor with anything in a record': other(V1, [
      'assessment: A2, outcome: agreed',
      'assessment: A2, outcome: not-agreed, reason: No',
    ]),
    'somebody has judged anew since': {
      ...other(V1, [
        'requirement: U/ER5, outcome: agreed',
        'requirement: U/ER5, outcome: not-agreed, reason: Too short',
      ]),
      ...record('A4', 'b-roy', '2026-06-01', judged('U/ER5', `, basis: { E1: ${digest('E1')} }`)),
    },
  },
  'learner-is-assessor': {
    'in an assessment': other(A1, ['assessor: a-lee', 'assessor: L-1']),
    'in a verification': other(V1, ['verifier: v-kay', 'verifier: L-1']),
    'in an item': other(E2, ['a-lee', 'L-1']),
  },
  'not-inspected': {
    'one who has not seen it decides': record('A4', 'b-roy', '2026-06-01', met('E3', 'U/2.1a')),
    'and with another item': record(
      'A4',
      'b-roy',
      '2026-06-01',
      `decisions: [ { basis: { E1: ${digest('E1')}, E3: ${digest('E3')} }, criteria: [U/2.1a], outcome: met } ]`,
    ),
    'not met': record('A4', 'b-roy', '2026-06-01', met('E3', 'U/2.1a', 'not-yet')),
    'before somebody who has': record('A0', 'b-roy', '2026-04-01', met('E3', 'U/2.1')),
  },
  'judgement-not-asked': {
    'of what is counted': record('A4', 'a-lee', '2026-06-01', judged('U/ER4', `, basis: { E1: ${digest('E1')} }`)),
    'of a permission': record('A4', 'a-lee', '2026-06-01', judged('U/ER6', `, basis: { E1: ${digest('E1')} }`)),
    'by nobody who may': record('A4', 'e-ray', '2026-06-01', judged('U/ER4', `, basis: { E1: ${digest('E1')} }`)),
    superseded: {
      ...record('A4', 'a-lee', '2026-06-01', judged('U/ER4', `, basis: { E1: ${digest('E1')} }`)),
      ...record(
        'A5',
        'a-lee',
        '2026-06-02',
        `judgements: [ { requirement: U/ER4, outcome: not-yet, reason: So, basis: { E1: ${digest('E1')} } } ]`,
      ),
    },
  },
  'judgement-without-basis': {
    'a judgement of nothing': record('A4', 'a-lee', '2026-06-01', judged('U/ER5')),
    withdrawn: record(
      'A4',
      'a-lee',
      '2026-06-01',
      'judgements: [ { requirement: U/ER5, outcome: withdrawn, reason: So } ]',
    ),
    'judged anew': {
      ...record('A4', 'a-lee', '2026-06-01', judged('U/ER5')),
      ...record('A5', 'a-lee', '2026-06-02', judged('U/ER5', `, basis: { E1: ${digest('E1')} }`)),
    },
  },
  'last-date-passed': {
    'of a unit': other(U, ['2027-08-31', '2026-12-30']),
    'on its last day': other(U, ['2027-08-31', '2026-12-31']),
    'of a unit that has been given up': {
      ...other(U, ['2027-08-31', '2026-12-30']),
      ...other(own, ['registered: 2026-01-12 }', 'registered: 2026-01-12, withdrawn: 2026-12-01 }']),
    },
    'of a unit of which something cannot be read': {
      ...other(U, ['2027-08-31', '2026-12-30']),
      ...other(E1, ['---\nid', '---\n{id']),
    },
    'of a qualification': other(Q, ['version: "1"', 'version: "1"\nlast-certification: 2026-12-30']),
    'of a qualification on its last day': other(Q, ['version: "1"', 'version: "1"\nlast-certification: 2026-12-31']),
    'of a qualification that is complete': {
      ...other(Q, ['version: "1"', 'version: "1"\nlast-certification: 2026-12-30']),
      ...other(own, [/units:\n[\s\S]*?\nassessor/, 'certificated: 2026-12-01\nunits: [U, V, X1, S]\nassessor']),
    },
  },
  'missing-context': {
    'of performance': other(E1, ['context: paid-work\n', '']),
    'left blank': other(E1, ['context: paid-work', 'context:']),
    'that is none': other(E1, ['context: paid-work', 'context: [paid-work]']),
    misspelt: other(E1, ['context: paid-work', 'contxt: paid-work']),
    'of a draft': other(E1, ['context: paid-work', 'draft: true']),
    'of knowledge': other(
      E2,
      ['context: paid-work\n', ''],
      ['U/1.4]\noccasions', ']\noccasions'],
      ['criteria: [U/1.4]', 'criteria: [U/3.1]'],
      [' [U/1.4]', ''],
    ),
  },
  'person-not-authorised': {
    'who is no assessor decides': record('A4', 'v-kay', '2026-06-01', met('E1', 'U/1.1, V/1.1')),
    'on one unit': record('A4', 'v-kay', '2026-06-01', met('E1', 'U/1.1')),
    judges: record('A4', 'v-kay', '2026-06-01', judged('U/ER5', `, basis: { E1: ${digest('E1')} }`)),
    'signs off': record('A4', 'v-kay', '2026-06-01', 'units: [ { unit: V, outcome: achieved } ]'),
    'on what was withdrawn': record(
      'A4',
      'v-kay',
      '2026-06-01',
      `decisions: [ { evidence: E6, criteria: [U/1.1], outcome: met, digest: ${digest('E1')} } ]`,
    ),
    'before one who may': record('A0', 'v-kay', '2026-05-01', met('E1', 'U/1.1')),
    'and judges before one who may': record(
      'A0',
      'v-kay',
      '2026-05-01',
      judged('U/ER5', `, basis: { E1: ${digest('E1')} }`),
    ),
    'and signs off before one who may': record(
      'A0',
      'v-kay',
      '2026-05-01',
      'units: [ { unit: U, outcome: achieved } ]',
    ),
    samples: sampled('V2', 'a-lee', '2026-06-01', '{ assessment: A2, outcome: agreed }'),
    'samples before one who may': sampled('V0', 'a-lee', '2026-05-03', '{ assessment: A2, outcome: agreed }'),
    'samples of two units': sampled('V2', 'e-ray', '2026-06-01', '{ assessment: A1, evidence: E1, outcome: agreed }'),
    'samples as nobody knows': sampled('V2', 'zz9', '2026-06-01', '{ assessment: A2, outcome: agreed }'),
  },
  'check-character': {
    'of a unit': other(U, ['title: Serve', 'title: Serve\ncodes: { ofqual: Y/601/1320 }']),
    'of a unit, none at all': other(U, ['title: Serve', 'title: Serve\ncodes: { ofqual: 601 }']),
    'of a unit, right': other(U, ['title: Serve', 'title: Serve\ncodes: { ofqual: Y/601/1230 }']),
    'of a qualification': other(Q, ['version: "1"', 'version: "1"\ncodes: { ofqual: 500/9341/2 }']),
    'of a qualification, none at all': other(Q, ['version: "1"', 'version: "1"\ncodes: { ofqual: 500/9341 }']),
    'of a qualification, right': other(Q, ['version: "1"', 'version: "1"\ncodes: { ofqual: 500/9341/1 }']),
  },
  'decision-after-last-date': {
    'everything is late': other(U, ['2027-08-31', '2026-05-01']),
    'and nothing by somebody who may not': {
      ...other(U, ['2027-08-31', '2026-05-01']),
      ...other(A1, ['assessor: a-lee', 'assessor: e-ray']),
    },
    'a situation alone': {
      ...other(U, ['2027-08-31', '2026-05-31']),
      ...other(V, ['title: Sell', 'title: Sell\nlast-assessment: 2026-05-31']),
      ...record(
        'A4',
        'a-lee',
        '2026-06-01',
        `decisions: [ { evidence: E1, tags: [mood/calm], outcome: met, digest: ${digest('E1')} } ]`,
      ),
    },
    'judged and signed off anew': {
      ...other(U, ['2027-08-31', '2026-05-31']),
      ...record(
        'A4',
        'a-lee',
        '2026-06-01',
        `${judged('U/ER5', `, basis: { E1: ${digest('E1')} }`)}\nunits: [ { unit: U, outcome: achieved } ]`,
      ),
      ...record(
        'A5',
        'a-lee',
        '2026-06-02',
        `${judged('U/ER5', `, basis: { E1: ${digest('E1')} }`)}\nunits: [ { unit: U, outcome: withdrawn, reason: So } ]`,
      ),
    },
  },
  'decision-before-evidence': {
    withdraws: record('A0', 'a-lee', '2026-03-01', met('E1', 'U/1.2', 'withdrawn')),
    'of what has changed': {
      ...record(
        'A0',
        'a-lee',
        '2026-03-01',
        `decisions: [ { evidence: E1, criteria: [U/1.2], outcome: met, digest: ${digest('E2')} } ]`,
      ),
    },
    'taken together': record(
      'A0',
      'a-lee',
      '2026-03-01',
      `decisions: [ { basis: { E1: ${digest('E1')}, E2: ${digest('E2')} }, criteria: [U/1.2], outcome: met } ]`,
    ),
  },
  'decisions-disagree': {
    'on one criterion': record('A4', 'b-roy', '2026-05-02', met('E1', 'U/1.1', 'not-yet')),
    'on several': record('A4', 'b-roy', '2026-05-02', met('E1', 'U/1.1, V/1.1', 'partial')),
    'of one person': record('A4', 'a-lee', '2026-05-02', met('E1', 'U/1.1', 'not-yet')),
    withdrawn: record('A4', 'b-roy', '2026-05-02', met('E1', 'U/1.1', 'withdrawn')),
  },
  'duplicate-id': {
    'of a criterion': other(U, ['id: "1.2"', 'id: "1.1"']),
    'of a letter of another outcome': other(U, ['id: "1.4"', 'id: "a"'], ['id: "3.2"', 'id: "a"'], [/"1\.4", /, '']),
    'of a letter of the same outcome': other(U, ['id: "3.1"', 'id: "a"'], ['id: "3.2"', 'id: "a"']),
    'of a part': other(U, ['id: b, text: "later', 'id: a, text: "later']),
    'of an outcome': other(U, ['- id: "2"\n    title: Be able to mend', '- id: "1"\n    title: Be able to mend']),
    'of a requirement': other(U, ['- { id: "2"', '- { id: "1"']),
    'of a part of a requirement': other(U, ['- { id: b, text: the customer', '- { id: a, text: the customer']),
    'of a rule of the centre': other('evid.yaml', ['id: CP2', 'id: CP1']),
    'of a unit': other(V, ['id: V', 'id: U']),
    'of a facet and a unit': other(V, ['facets: { mood', 'facets: { S: { title: T, values: { a: a } }, mood']),
    'of a qualification': {
      ...other(Q, ['id: Q\ntitle: A certificate', 'title: A certificate\nid: Q']),
      'qualifications/R.qualification.yaml': files[Q]!,
    },
    'of a group and of a rule': other(Q, ['id: A, title', 'id: M, title'], ['id: R2', 'id: R1']),
    'of a group and a rule of a pathway': other(Q, ['id: B, title', 'id: M, title'], ['id: R3', 'id: R1']),
    'of an item': other(E2, ['id: E2', 'id: E1']),
    'of a record': other(V1, ['id: V1', 'id: A1']),
    'of an action': other(A1, ['id: 2, text', 'id: 1, text']),
    'of a listed unit': other(own, ['  - V\n', '  - V\n  - { unit: V, registered: 2026-02-01 }\n']),
  },
  'ids-differ-by-case': {
    'of criteria': other(U, ['id: "3.1"', 'id: k1'], ['id: "3.2"', 'id: K1']),
    'of values': other(U, ['shy: shy }', 'Calm: shy }'], [', shy]', ']']),
    'of units': { 'specs/u.unit.yaml': files[V]!.replace('id: V', 'id: u') },
  },
  'credit-and-hours': {
    'no credit': other(U, ['title: Serve', 'title: Serve\ncredit: 0\nguided-learning-hours: 0']),
    'as few hours as may be': other(U, ['title: Serve', 'title: Serve\ncredit: 2\nguided-learning-hours: 2']),
    fewer: other(U, ['title: Serve', 'title: Serve\ncredit: 2\nguided-learning-hours: 1']),
    'as many': other(U, ['title: Serve', 'title: Serve\ncredit: 2\nguided-learning-hours: 40']),
    more: other(U, ['title: Serve', 'title: Serve\ncredit: 2\nguided-learning-hours: 41']),
  },
  'numbering-hole': {
    'of numbers': other(U, ['id: "3.2"', 'id: "3.4"']),
    'of letters': other(U, ['id: b, text: "later', 'id: d, text: "later']),
    'of Roman numbers': other(
      U,
      ['id: a, text: at once', 'id: i, text: at once'],
      ['id: b, text: "later', 'id: iv, text: "later'],
    ),
    'of outcomes': other(U, ['- id: "3"\n    title', '- id: "5"\n    title']),
  },
  'evidence-too-old': {
    'accepted in time, and too late': other('evid.yaml', ['currency-months: 36', 'currency-months: 1']),
  },
  'missing-file': {
    'beside the evidence': { ...other(E1, ['photo.jpg]', 'plan.txt]']), [`${home}/evidence/plan.txt`]: 'plan' },
    'in the folder itself': {
      ...other(E1, ['attachments/photo.jpg]', 'attachments/plan.txt]']),
      [`${home}/plan.txt`]: 'plan',
    },
    'of what was withdrawn': other(`${home}/evidence/E6.md`, ['tags:', 'files: [attachments/gone.txt]\ntags:']),
  },
  'unreachable-count': {
    'more criteria than there are': other(U, [
      'criteria: ["1.4", "1.5"], at-least: 1',
      'criteria: ["1.4", "1.5"], at-least: 3',
    ]),
    'as many': other(U, ['criteria: ["1.4", "1.5"], at-least: 1', 'criteria: ["1.4", "1.5"], at-least: 2']),
    'in each outcome': other(U, [
      'of: criteria, criteria: ["1.4", "1.5"], at-least: 1',
      'of: criteria, per: outcome, at-least: 3',
    ]),
    'in each criterion': other(U, [
      'of: criteria, criteria: ["1.4", "1.5"], at-least: 1',
      'of: criteria, per: criterion, at-least: 2',
    ]),
    'more values than there are': other(V, ['facet: mood, at-least: 1', 'facet: mood, at-least: 3']),
    'as many values': other(V, ['facet: mood, at-least: 1', 'facet: mood, at-least: 2']),
    'more than at most': other(U, ['criteria: ["1.4", "1.5"], at-least: 1', 'at-least: 3, at-most: 2']),
    'as many as at most': other(U, ['criteria: ["1.4", "1.5"], at-least: 1', 'at-least: 2, at-most: 2']),
    'a greater share than at most': other(U, ['criteria: ["1.4", "1.5"], at-least: 1', 'at-least: 60%, at-most: 50%']),
    'more values of a cover': other(U, ['values: [cross], at-least: 1', 'values: [cross], at-least: 2']),
    'more than a qualification has': other(Q, ['groups: [M], take: all', 'groups: [A], credits: { at-least: 5 }']),
    'more than a pathway has': other(Q, ['units: { at-most: 3 }', 'units: { at-least: 3 }']),
  },
  'unknown-criterion': Object.fromEntries(
    [
      'UU/1.1',
      'UU/2.1',
      'U 1.1',
      'u/1.1',
      'U/01.1',
      'U/2.1.a',
      'U/2.1(a)',
      'U/2.1c',
      'U/1.1.1',
      'U/1.7',
      'U/9.9',
      'U/ER1',
      'T/1.1',
      'V/1.3',
      'S/P9',
      '"1.1"',
      'U',
      '“U/1.1”',
      '"U/1.1; U/1.3"',
      'U/1.1 and 1.3',
      'U/1.1-1.3',
      'U/1.1 to 3.2',
      'U/1.1-9.9',
      'U/1.1; nothing',
    ].map((claim) => [claim, other(E1, ['[U/1.1, ', `[${claim}, `], [' [U/1.1]', ''])]),
  ),
  'criterion-has-parts': {
    'in a claim': other(E3, ['[U/2.1a, U/2.1b]', '[U/2.1]']),
    'in a bracket': other(E3, ['[U/2.1a] [U/2.1b]', '[U/2.1]']),
    'in a decision': record('A4', 'a-lee', '2026-06-01', met('E3', 'U/2.1', 'not-yet')),
  },
  'criterion of many parts': {
    'one that is none of them': {
      ...other(U, [
        '          - { id: a, text: at once }\n',
        'acdefghijklm'.replace(/./g, '          - { id: $&, text: at once }\n'),
      ]),
      ...other(E1, ['[U/1.1, ', '[U/2.1z, '], [' [U/1.1]', '']),
    },
  },
  'unit-not-registered': {
    'of a decision alone': {
      ...other(own, ['  - V\n', '']),
      ...other(E1, [', V/1.1, V/1.2', ''], ['[V/1.1 @ attachments/log.md p. 2] [V/1.2] ', '']),
    },
  },
  'inadmissible-evidence': {
    'by a short rule': other(E1, ['paid-work', 'simulation']),
    'by a long one': {
      ...other(E1, ['paid-work', 'simulation']),
      ...other(U, [
        'text: Nothing is simulated',
        `text: "${'Much is to be said of what is asked for here. '.repeat(3)}Simulation is not allowed at all. ${'And more could be said of it. '.repeat(2)}"`,
      ]),
    },
    'by a long one in one sentence': {
      ...other(E1, ['paid-work', 'simulation']),
      ...other(U, ['text: Nothing is simulated', `text: "${'no simulation whatever it may be, and '.repeat(5)}so on"`]),
    },
    'by a rule of the centre': other('evid.yaml', [
      '    - { id: CP2',
      '    - { id: CP3, text: Lately, units: all, rules: [ admit: { within-months: 1 } ] }\n    - { id: CP2',
    ]),
    'advised against': other(E1, ['method: work-product', 'method: test\nscore: 70']),
    'in a draft, and withdrawn': other(E1, ['paid-work', 'simulation\ndraft: true']),
    'within an any-of': other(U, ['any-of: [ count', 'any-of: [ admit: { contexts: [simulation] }, count']),
  },
  'unknown-tag': {
    'a word that a unit has': other(E1, ['mine]', 'quiet]']),
    'the same in other letters': other(E1, ['mine]', 'Quiet]']),
    'a word of a situation that is tagged': other(E1, ['mine]', 'calm]']),
    'the same beside the situation': other(E1, ['mine]', 'Calm]'], ['pace/busy, ', ''], [' [pace/busy]', '']),
    'a word of the writer’s own': other(E1, ['mine]', 'yours]']),
    'in other letters': other(E1, ['[mood/calm, ', '[mood/Calm, '], ['[mood/calm] ', '']),
    'of an open facet': other(E1, ['mine]', 'style/plain, style/-]']),
    'of a unit not claimed': other(
      `${home}/evidence/E5.md`,
      ['draft: true', 'draft: true\ntags: [mood/calm, mood/calmm, moot/calm]'],
      ['U/1.2', 'V/1.2'],
    ),
  },
  'unclaimed-locator': {
    'a criterion': other(E1, ['One. ', 'One. [U/3.1] ']),
    'a situation': other(E1, ['One. ', 'One. [mood/shy] ']),
    'a criterion with parts': other(E1, ['One. ', 'One. [U/2.1] ']),
    'in a draft': other(`${home}/evidence/E5.md`, [/---\n$/, '---\n[U/3.1] [mood/shy]\n']),
  },
  'unlocated-claim': {
    nowhere: other(E1, [' [U/1.1]', '']),
    'in code': other(E1, ['[U/1.1]', '`[U/1.1]`']),
    'two in one bracket': other(E1, ['[U/1.1]', '[U/1.1, U/1.3]']),
    'nor any situation': other(E1, ['[mood/calm] ', '']),
  },
  'duplicate-claim': {
    'of a criterion': other(E1, ['[U/1.1, ', '[U/1.1, U/1.1, ']),
    'of a situation': other(E1, ['[mood/calm, ', '[mood/calm, mood/calm, ']),
  },
  occasions: {
    'of an occasion nothing is claimed of': other(E2, ['criteria: [U/1.4] }', 'criteria: [U/3.2] }']),
    'a label that spans time': other(E2, ['2026-03-10, label', '[2026-03-10, 2026-03-25], label']),
    'a label that spans fourteen days': other(E2, ['2026-03-10, label', '[2026-03-10, 2026-03-24], label']),
    'a labelled and an unlabelled one of one day': other(E2, ['2026-03-17, tags', '2026-03-04, tags']),
    'of different customers on one day': other(E2, [
      '{ date: 2026-03-17, tags: [pace/quiet], hours: 2 }',
      '{ date: 2026-03-17, customers: [C-2], tags: [pace/quiet] }\n  - { date: 2026-03-17, customers: [C-3, C-1] }',
    ]),
    'of different customers in two items': {
      ...other(E2, ['2026-03-17, tags', '2026-03-20, customers: [C-2], tags']),
      ...other(E3, ['held:', 'customers: [C-1]\nheld:']),
    },
  },
  'stale-decision': {
    changed: other(E1, ['One.', 'Two.']),
    withdrawn: other(E1, ['signed:', 'withdrawn: 2026-06-01\nsigned:']),
    'both of two': { ...other(E1, ['One.', 'Two.']), ...other(E2, ['[U/3.1] ', 'Two. [U/3.1] ']) },
    'both withdrawn': {
      ...other(E1, ['signed:', 'withdrawn: 2026-06-01\nsigned:']),
      ...other(E2, ['signed:', 'withdrawn: 2026-06-01\nsigned:']),
    },
    'decided again': {
      ...other(E1, ['One.', 'Two.']),
      ...record(
        'A4',
        'a-lee',
        '2026-06-01',
        'decisions: [ { evidence: E1, criteria: [U/1.1, V/1.1, U/1.4], tags: [mood/calm], outcome: not-yet, reason: So } ]',
      ),
    },
    'the second of two': other(A1, [/E2: "sha256:..../, 'E2: "sha256:0000']),
    'with no digest': other(A1, [/, digest: "[^"]*"/, '']),
    'with none that is one': other(A1, [/digest: "[^"]*"/, 'digest: abc']),
  },
  'undigested-decision': {
    'not applicable, of an item': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { evidence: E1, criteria: [U/1.3], outcome: not-applicable, reason: So } ]',
    ),
    withdrawn: record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { evidence: E1, criteria: [U/1.1], outcome: withdrawn, reason: So } ]',
    ),
    'before one with a digest': record(
      'A0',
      'a-lee',
      '2026-04-01',
      'decisions: [ { evidence: E1, criteria: [U/1.1], outcome: met } ]',
    ),
    'of what was withdrawn': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { evidence: E6, criteria: [U/1.1], outcome: met } ]',
    ),
  },
  'signed-before-evidence': {
    'on the day of the run': other(E1, ['date: 2026-03-04', 'date: 2026-12-31']),
    unsigned: other(E1, ['signed: 2026-03-06\n', '']),
  },
  'personal-data': {
    'numbers and addresses': other(E1, ['One.', 'Ring 07700 900123 or 07700 900456, or write to amira@work.example.']),
    'a person of the register': {
      ...other(E1, ['One.', 'Write to lee@centre.example.']),
      ...other('people.yaml', ['name: A. Lee', 'name: A. Lee, email: lee@centre.example']),
    },
    'in a file': { [`${home}/attachments/log.md`]: 'Ring 07700 900123\n' },
    'of a customer': other(E1, ['[C-1]', '[Mr Smith]']),
    'of a customer of an occasion': other(E2, ['[C-1]', '[C-1, Anna Smith]']),
    'held nowhere': other(E3, ['held: CRM ticket', 'held: "yes"']),
  },
  'unknown-grade': {
    'of a unit without': other(own, ['  - V\n', '  - { unit: V, target-grade: M }\n']),
    'listed twice': other(U, ['grades: [P, M]', 'grades: [P, M, P]']),
    'of a criterion in a unit without': other(V, ['text: Offer', 'text: Offer, grade: P']),
    'of nothing that must be met': other(U, ['text: Listen, grade: M', 'text: Listen, optional: true, grade: M']),
  },
  'unreachable-count of what is not there': {
    'values of no facet': other(V, ['facet: mood, at-least: 1', 'facet: moot, at-least: 9']),
    'values of an open facet': other(U, ['facet: style }', 'facet: style, at-least: 9 }']),
    'many items': other(V, ['of: values, facet: mood, at-least: 1', 'of: items, at-least: 99']),
    'a share': other(V, ['of: values, facet: mood, at-least: 1', 'of: criteria, at-least: 99%']),
  },
  'portfolios of one name': {
    'named in a waiver': {
      ...other('evid.yaml', ['centre:', 'portfolios: [portfolios/*, more/*]\ncentre:']),
      'more/p/portfolio.yaml': 'learner: { id: L-3 }\nunits: [V]\n',
    },
  },
  'duplicate-decision': {
    'in two entries': record(
      'A4',
      'a-lee',
      '2026-06-01',
      `decisions: [ { evidence: E1, criteria: [U/1.1], outcome: met, digest: ${digest('E1')} }, { evidence: E1, criteria: [U/1.2, U/1.1], outcome: partial, reason: So, digest: ${digest('E1')} } ]`,
    ),
    'in one': record('A4', 'a-lee', '2026-06-01', met('E1', 'U/1.1, U/1.2, U/1.1')),
    'of a situation': record(
      'A4',
      'a-lee',
      '2026-06-01',
      `decisions: [ { evidence: E1, tags: [mood/calm, mood/calm], outcome: met, digest: ${digest('E1')} } ]`,
    ),
    'beside not applicable': record(
      'A4',
      'a-lee',
      '2026-06-01',
      `decisions: [ { criteria: [U/1.3], outcome: not-applicable, reason: So }, { evidence: E1, criteria: [U/1.3], outcome: met, digest: ${digest('E1')} } ]`,
    ),
    'not applicable twice': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { criteria: [U/1.3], outcome: not-applicable, reason: So }, { criteria: [U/1.3], outcome: not-applicable, reason: So } ]',
    ),
    'of a judgement': record(
      'A4',
      'a-lee',
      '2026-06-01',
      `judgements: [ { requirement: U/ER5, outcome: met, reason: So, basis: { E1: ${digest('E1')} } }, { requirement: U/ER5, outcome: not-yet, reason: So, basis: { E1: ${digest('E1')} } } ]`,
    ),
    superseded: {
      ...record('A0', 'a-lee', '2026-04-01', met('E1', 'U/1.1, U/1.1')),
      ...record('A4', 'a-lee', '2026-06-01', met('E1', 'U/1.1')),
    },
  },
  'not-applicable': {
    'of what is always asked': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { criteria: [U/3.1], outcome: not-applicable, reason: So } ]',
    ),
    'of a part that is': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { criteria: [U/2.1a], outcome: not-applicable, reason: So } ]',
    ),
    'of a whole': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'decisions: [ { criteria: [U/2.1], outcome: not-applicable, reason: So } ]',
    ),
    'taken back': {
      ...record(
        'A4',
        'a-lee',
        '2026-06-01',
        'decisions: [ { criteria: [U/3.1], outcome: not-applicable, reason: So } ]',
      ),
      ...record('A5', 'a-lee', '2026-06-02', 'decisions: [ { criteria: [U/3.1], outcome: withdrawn, reason: So } ]'),
    },
  },
  people: {
    'the witness assesses': other(E1, ['witness: w-ann', 'witness: a-lee']),
    'the verifier assesses': sampled('V2', 'b-roy', '2026-06-20', '{ assessment: A4, outcome: agreed }') && {
      ...record('A4', 'b-roy', '2026-06-01', met('E1', 'U/1.2')),
      ...sampled('V2', 'b-roy', '2026-06-20', '{ assessment: A4, outcome: agreed }'),
    },
    'the witness assesses, and on one criterion somebody else has since': {
      ...other(E1, ['witness: w-ann', 'witness: a-lee']),
      ...record('A4', 'b-roy', '2026-06-01', met('E1', 'U/1.1')),
    },
    'nobody countersigns': other(A1, ['countersigns: [A2]\n', '']),
    'a trainee countersigns': {
      ...other(A1, ['countersigns: [A2]\n', '']),
      ...record('A4', 't-bel', '2026-06-01', 'countersigns: [A2]'),
    },
    'an expert who was none on the day': other('people.yaml', ['from: 2026-01-01, until', 'from: 2026-04-01, until']),
    'an expert of another unit': other('people.yaml', ['expert: true, units: [U]', 'expert: true, units: [V]']),
    'a witness who is no expert': other('people.yaml', ['expert: true', 'expert: false']),
  },
  qualification: {
    'a prerequisite that is not listed': other(own, [/ {2}- \{ unit: U.*\n/, '']),
    'a prerequisite of what is signed off': record(
      'A4',
      'a-lee',
      '2026-06-01',
      'units: [ { unit: V, outcome: achieved } ]',
    ),
    'of a unit that was given up': {
      ...record('A4', 'a-lee', '2026-06-01', 'units: [ { unit: V, outcome: achieved } ]'),
      ...other(own, ['  - V\n', '  - { unit: V, withdrawn: 2026-07-01 }\n']),
    },
    'a barred pair': other(own, ['  - V\n', '  - V\n  - X1\n  - X2\n']),
    'a unit barred by a unit': other(own, ['  - V\n', '  - V\n  - W9\n']),
    'a unit in no group': {
      ...other(
        Q,
        ['{ unit: V, level: 2, credit: 3 }', '{ unit: V-2010, level: 2, credit: 3 }'],
        ['equivalents: [ [V, V-2010] ]\n', ''],
      ),
    },
    'an equivalent of a unit in a group': other(Q, [
      '{ unit: V, level: 2, credit: 3 }',
      '{ unit: V-2010, level: 2, credit: 3 }',
    ]),
    'a unit in two groups': other(Q, ['units: [ { unit: X1', 'units: [ U, { unit: X1']),
    'a unit described otherwise': { ...other(V, ['title: Sell', 'title: Sell\nlevel: 3\ncredit: 4']) },
    'a review that is due': other('specs/S.standard.yaml', ['2027-03-01', '2026-12-30']),
    'a review on its day': other('specs/S.standard.yaml', ['2027-03-01', '2026-12-31']),
  },
  wording: {
    'of a criterion and a rule': other(A1, [
      '---\nGood.',
      'wording: { U/1.1: 0000000000000000, U/ER5: 1111111111111111, U/9.9: 2222222222222222 }\n---\nGood.',
    ]),
    'decided anew': {
      ...other(A1, ['---\nGood.', 'wording: { U/1.1: 0000000000000000 }\n---\nGood.']),
      ...record('A4', 'a-lee', '2026-06-01', met('E1', 'U/1.1')),
    },
  },
  'advice on specifications': {
    'one situation asked twice': other(U, [
      'cover: { facet: mood, values: [cross], at-least: 1, where: { kind: performance, all-tags: [mood/cross] } }',
      'cover: { facet: mood, values: [shy], where: { kind: performance, not: { tags: [pace/quiet] } } }',
    ]),
    'admits that admit nothing': other(
      U,
      ['admit: { methods: { not: [test] }, for: performance', 'admit: { contexts: [simulation], for: performance'],
      ['force: should, rules: [ admit', 'rules: [ admit'],
    ),
    'a permission with rules': other(U, ['force: may }', 'force: may, rules: [ count: { of: items } ] }']),
    'a facet that nothing asks for': other(V, ['facets: {', 'facets: { pace: { title: T, values: { busy: busy } },']),
    'an optional criterion that nothing counts': other(U, [
      'criteria: ["1.4", "1.5"], at-least: 1',
      'criteria: ["1.4"], at-least: 1',
    ]),
    'a share that is too great': other(V, ['of: values, facet: mood, at-least: 1', 'of: criteria, at-least: 101%']),
    'a share at most': other(V, [
      'of: values, facet: mood, at-least: 1',
      'of: items, at-most: 50%, where: { direct: true }',
    ]),
    'a cover of no kind': other(V, ['count: { of: values, facet: mood, at-least: 1 }', 'cover: { facet: mood }']),
    'prerequisites in a circle': other(U, [
      'title: Serve',
      'title: Serve\nprerequisites: [ { unit: V, title: Sell } ]',
    ]),
    'holistic assessment': {
      ...other(U, ['requirements:', 'assessment: { guidance: Assessment is holistic }\nrequirements:']),
    },
  },
  'decision-without-claim': {
    'not yet of nothing': record('A4', 'a-lee', '2026-06-01', met('E2', 'U/1.1', 'not-yet')),
    'met of nothing': record('A4', 'a-lee', '2026-06-01', met('E2', 'U/1.1')),
    'of a situation': record(
      'A4',
      'a-lee',
      '2026-06-01',
      `decisions: [ { evidence: E1, tags: [mood/shy], outcome: met, digest: ${digest('E1')} } ]`,
    ),
  },
  waivers: {
    'of a fault that is not there': other('waivers.yaml', ['subject: E7', 'subject: E2']),
    'that have run out': other('waivers.yaml', ['2027-01-31', '2026-12-30']),
    'on their last day': other('waivers.yaml', ['2027-01-31', '2026-12-31']),
    'that have run out, with a name that is not there': other(
      'waivers.yaml',
      ['2027-01-31', '2026-12-30'],
      ['portfolio: p', 'portfolio: zz9'],
    ),
    'of a unit’s own gap': other('waivers.yaml', ['reference: U/CP1', 'reference: U/1.2']),
    'of nothing in particular': other('waivers.yaml', ['reference: U/CP1', 'reference: CP1']),
    'with an unknown code and reference': other('waivers.yaml', ['code: unsigned-evidence', 'code: unsigned-evidense']),
  },
};

describe('one change in a workspace that says nearly everything', () => {
  it.each(Object.keys(changes))('is told of: %s', async (code) => {
    const said = await Promise.all(
      Object.entries(changes[code]!).map(async ([what, changed]) => {
        const folder = memoryFolder({ ...files, ...changed });
        const request = { folder, today: richDay, intake: readWorkspace(folder, richDay) };
        const { result } = await checkWorkspace(request);
        const { diagnostics: advice } = checkSpecifications(request).result;
        const known = new Set(result.diagnostics.map((each) => JSON.stringify(each)));
        const fresh = advice.filter((each) => !known.has(JSON.stringify(each)));
        const lines = [...result.diagnostics, ...fresh]
          .filter(({ waived }) => waived === undefined)
          .flatMap((each) => {
            const place = `${each.file}:${each.line}:${each.column}-${each.endColumn}`;
            const of = [each.evidence, each.ref].filter(Boolean).join(' ');
            const related = (each.related ?? []).map(({ file, line, message }) => `    ${file}:${line} ${message}`);
            return [
              `  ${place} ${each.severity}[${each.code}] ${of && `(${of}) `}${[each.message, each.help].filter(Boolean).join('; ')}`,
              ...related,
            ];
          });
        return [`${what}:`, ...lines].map((line) => `${line}\n`).join('');
      }),
    );
    expect(said.join('')).not.toMatch(
      /(?<![\d.])1 (?:guided learning )?(?:months|hours|days|credits|criteria|items)\b/,
    );
    await expect(said.join('')).toMatchFileSnapshot(`snapshots/one-change/${code.replaceAll(' ', '-')}.txt`);
  });
});
