import { checkWorkspace } from '../../src/check-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import { once } from './once.ts';

/**
 * A workspace without a fault that holds nearly everything that a file can say. «…» stands around every name of something that
 * stands elsewhere: a person, an item, a record, a criterion, a situation, a file. Digests are filled in by `richWorkspace`.
 */
const marked: Readonly<Record<string, string>> = {
  'evid.yaml': `version: 1
centre: { name: A centre }
policy:
  indicators: { occasions: 2 }
  currency-months: 36
  rules:
    - { id: CP1, text: Something seen, units: [«U», «V»], rules: [ count: { of: items, where: { tags: [«mood/calm»], criteria: ["«1.1»"] } } ] }
    - { id: CP2, text: Everywhere, units: all, rules: [ count: { of: items } ] }
`,
  'people.yaml': `a-lee: { name: A. Lee, roles: [assessor], from: 2025-01-01 }
b-roy: { name: B. Roy, roles: [assessor, verifier], units: [«U», «V»] }
t-bel: { name: T. Bel, roles: [trainee-assessor], units: [«U»] }
v-kay: { name: V. Kay, roles: [verifier] }
e-ray: { name: E. Ray, roles: [witness], expert: true, units: [«U»], from: 2026-01-01, until: 2026-12-31 }
`,
  'waivers.yaml': `waivers:
  - { code: «unsigned-evidence», portfolio: «p», subject: E7, reason: Signed on paper, by: «v-kay», until: 2027-01-31 }
  - { reference: «U/CP1», portfolio: «portfolios/q», reason: Agreed, by: «v-kay» }
`,
  'specs/U.unit.yaml': `id: U
title: Serve
grades: [P, M]
last-assessment: 2027-08-31
outcomes:
  - id: "1"
    title: Be able to serve
    criteria:
      - { id: "1.1", text: Greet }
      - { id: "1.2", text: Listen, grade: «M» }
      - { id: "1.3", text: Answer, conditional: true }
      - { id: "1.4", text: Sing, optional: true }
      - { id: "1.5", text: Dance, optional: true }
  - id: "2"
    title: Be able to mend
    criteria:
      - id: "2.1"
        text: Mend
        parts:
          - { id: a, text: at once }
          - { id: b, text: "later, where necessary", conditional: true }
  - id: "3"
    title: Know the service
    kind: knowledge
    criteria:
      - { id: "3.1", text: Explain }
      - { id: "3.2", text: Describe }
facets:
  mood: { title: The customer is, values: { calm: calm, cross: cross, shy: shy } }
  pace: { title: The shop is, values: { busy: busy, quiet: quiet } }
  style: { title: The style is, open: true }
requirements:
  - { id: "1", text: Nothing is simulated, rules: [ admit: { contexts: { not: [simulation] }, for: ["«1.1»", "«2.1»"] } ] }
  - { id: "2", text: By methods that suit, force: should, rules: [ admit: { methods: { not: [test] }, for: performance, except: ["«1.4»"] } ] }
  - id: "3"
    text: On occasions when
    parts:
      - { id: a, text: the customer is calm, rules: [ cover: { facet: «mood», values: [«calm», «shy»], where: { kind: performance, not: { tags: [«pace/quiet»] } } } ] }
      - { id: b, text: the customer is cross, rules: [ cover: { facet: mood, values: [«cross»], at-least: 1, where: { kind: performance, all-tags: [«mood/cross»] } } ] }
    rules: [ cover: { facet: «pace», at-least: 1, separate-occasions: true, where: { kind: performance } } ]
  - id: "4"
    text: Enough
    rules:
      - count: { of: criteria, criteria: ["«1.4»", "«1.5»"], at-least: 1 }
      - any-of: [ count: { of: customers, at-least: 2, having: { of: occasions, at-least: 2 } }, all-of: [ count: { of: hours, at-least: 2 }, count: { of: values, facet: «style» } ] ]
  - { id: "5", text: Confident, rules: [ judge: { indicators: [ { of: occasions, at-least: policy.occasions, criteria: ["«1.1»"] } ] } ] }
  - { id: "6", text: It may be informal, force: may }
mappings:
  - { standard: S, links: [ { criterion: "«1.1»", to: [«P1», «K1»] }, { criterion: "«2.1»", to: [P1] } ] }
`,
  'specs/V.unit.yaml': `id: V
title: Sell
outcomes: [ { id: "1", title: Be able to sell, criteria: [ { id: "1.1", text: Offer }, { id: "1.2", text: Charge } ] } ]
facets: { mood: { title: The customer is, values: { calm: calm, cross: cross } } }
prerequisites: [ { unit: U, title: Serve } ]
barred: [ { unit: W9, title: Steal } ]
requirements: [ { id: "1", text: With calm people, rules: [ count: { of: values, facet: «mood», at-least: 1 } ] } ]
`,
  'specs/S.standard.yaml': `id: S
title: A standard
review-due: 2027-03-01
performance: [ { id: P1, text: Do } ]
knowledge: [ { id: K1, text: Know } ]
`,
  'qualifications/Q.qualification.yaml': `id: Q
title: A certificate
version: "1"
groups:
  - { id: M, title: Mandatory, units: [«U», { unit: V, level: 2, credit: 3 }] }
  - { id: A, title: Optional, units: [ { unit: X1, title: Wrap, level: 2, credit: 4 }, { unit: X2, title: Pack, level: 1, credit: 4 } ] }
rules:
  - { id: R1, text: All mandatory units, groups: [«M»], take: all }
  - { id: R2, text: One of each, each-of: [«M», «A»], units: { at-least: 1 } }
pathways:
  bar: { title: Bar, groups: [ { id: B, title: Bar, units: [ { unit: X3, title: Pour, level: 2, credit: 2 } ] } ], rules: [ { id: R3, text: Some of the bar, groups: [«B»], units: { at-most: 3 } } ] }
barred: [ [X1, X2] ]
equivalents: [ [V, V-2010] ]
`,
  'portfolios/p/portfolio.yaml': `learner: { id: L-1, name: Amira Khan }
units:
  - { unit: «U», target-grade: «M», assessor: «a-lee», verifier: «v-kay», registered: 2026-01-12 }
  - «V»
  - «S»
assessor: «a-lee»
verifier: «v-kay»
registered: 2026-01-12
witnesses: { w-ann: { name: Ann }, w-bob: { name: Bob } }
qualification: { qualification: «Q», pathway: «bar», version: "«1»" }
`,
  'portfolios/p/evidence/E1.md': `---
id: E1
title: Work
method: work-product
date: 2026-03-04
occasion: fair
context: paid-work
criteria: [«U/1.1», "«U/1.2» @ «attachments/log.md» p. 2", «V/1.1», «V/1.2», «S/P1»]
customers: [C-1]
tags: [«mood/calm», «pace/busy», mine]
witness: «w-ann»
files: [«attachments/log.md», «attachments/photo.jpg»]
signed: 2026-03-06
hours: 3.5
---
One. [U/«1.1»] [V/«1.1» @ «attachments/log.md» p. 2] [V/1.2] [S/P1] [U/«ER3a»] [mood/«calm»] [pace/«busy»]
`,
  'portfolios/p/evidence/E2.md': `---
id: E2
title: Talk
method: discussion
context: paid-work
assessor: [«a-lee», «b-roy»]
witness: [«w-ann», «w-bob»]
criteria: [«U/3.1», «U/1.4»]
occasions:
  - { date: 2026-03-10, label: first, tags: [«mood/cross»], customers: [C-1], criteria: [«U/1.4»] }
  - { date: 2026-03-17, tags: [«pace/quiet»], hours: 2 }
signed: 2026-03-18
---
[U/3.1] [U/1.4] [mood/cross] [pace/quiet]
`,
  'portfolios/p/evidence/assessor/E3.md': `---
id: E3
title: Seen
method: observation
date: [2026-03-20, 2026-03-21]
context: paid-work
assessor: «a-lee»
criteria: [«U/2.1a», «U/2.1b»]
held: CRM ticket
seen-by: [«a-lee», «t-bel»]
seen-on: 2026-03-22
signed: 2026-03-22
---
[U/2.1a] [U/2.1b]
`,
  'portfolios/p/evidence/witness/E4.md': `---
id: E4
title: Expert
method: expert-witness
date: 2026-03-24
recorded: 2026-04-01
context: paid-work
witness: «e-ray»
criteria: [«U/1.1»]
signed: 2026-04-02
---
[U/1.1]
`,
  'portfolios/p/evidence/E5.md': `---
id: E5
title: Planned
method: work-product
date: 2027-03-24
criteria: [«U/1.2»]
draft: true
---
`,
  'portfolios/p/evidence/E6.md': `---
id: E6
title: Gone
method: work-product
date: 2026-03-24
criteria: [U/9.9]
tags: [no/such]
withdrawn: 2026-04-02
---
`,
  'portfolios/p/evidence/E7.md': `---
id: E7
title: Unsigned
method: test
score: 80
date: 2026-03-25
criteria: [«U/3.2»]
---
[U/3.2]
`,
  'portfolios/p/assessments/A1.md': `---
id: A1
assessor: «a-lee»
date: 2026-05-02
decisions:
  - { evidence: «E1», criteria: [«U/1.1», «V/1.1»], tags: [«mood/calm»], outcome: met, digest: "#E1" }
  - { basis: { «E1»: "#E1", «E2»: "#E2" }, criteria: [«U/1.4»], outcome: met }
  - { evidence: E2, criteria: [«U/3.1»], outcome: not-yet, digest: "#E2", reason: More }
  - { criteria: [«U/1.3»], outcome: not-applicable, reason: None }
judgements:
  - { requirement: «U/ER5», outcome: met, reason: Enough, basis: { «E1»: "#E1", «E2»: "#E2" } }
units:
  - { unit: «U», outcome: achieved }
actions:
  - { id: 1, text: Say more, owner: learner, due: 2026-06-01 }
  - { id: 2, text: Show more, owner: learner }
countersigns: [«A2»]
---
Good.
`,
  'portfolios/p/assessments/A2.md': `---
id: A2
assessor: «t-bel»
date: 2026-05-01
decisions:
  - { evidence: «E3», criteria: [«U/2.1»], outcome: met, digest: "#E3" }
---
`,
  'portfolios/p/verification/V1.md': `---
id: V1
verifier: «v-kay»
date: 2026-05-09
samples:
  - { assessment: «A1», evidence: «E1», criteria: [«U/1.1», «mood/calm»], stage: interim, outcome: agreed }
  - { assessment: A1, requirement: «U/ER5», outcome: agreed }
  - { assessment: A1, unit: «U», outcome: agreed }
  - { assessment: «A2», outcome: agreed }
actions: [ { id: 1, text: Watch more, owner: assessor } ]
closes: [«A1/1»]
---
`,
  'portfolios/p/assessments/A3.md': `---
id: A3
assessor: a-lee
date: 2026-05-20
closes: [«A1/2», «V1/1»]
---
`,
  'portfolios/p/attachments/log.md': 'p. 2\n',
  'portfolios/p/attachments/photo.jpg': 'picture\n',
  'portfolios/q/portfolio.yaml': 'learner: { id: L-2 }\nunits: [«U»]\nregistered: 2026-01-12\n',
  'portfolios/q/evidence/E1.md': `---
id: E1
title: Work
method: work-product
date: 2026-03-04
context: paid-work
criteria: [«U/1.1»]
signed: 2026-03-06
---
[U/1.1]
`,
};

/** The day on which it is checked. */
export const richDay = '2026-12-31';

export type Files = Readonly<Record<string, string>>;
/** A passage of a file: a name that stands between marks. */
export interface Passage {
  path: string;
  start: number;
  text: string;
}

const digests = once(async (): Promise<ReadonlyMap<string, string>> => {
  const files = Object.fromEntries(Object.entries(marked).map(([path, text]) => [path, text.replace(/[«»]/g, '')]));
  const { result } = await checkWorkspace({ folder: memoryFolder(files), today: richDay });
  return new Map(result.portfolios[0]!.evidence.map(({ id, digest }) => [id, digest]));
});

/** The files, and the names in them of what stands elsewhere. */
export async function richWorkspace(): Promise<{ files: Files; names: Passage[] }> {
  const known = await digests();
  const names: Passage[] = [];
  const files = Object.entries(marked).map(([path, text]) => {
    const whole = text.replace(/#(E\d)/g, (_, id: string) => known.get(id)!);
    let taken = 0;
    for (const { 0: found, 1: name, index } of whole.matchAll(/«(.*?)»/g)) {
      names.push({ path, start: index - taken, text: name! });
      taken += found.length - name!.length;
    }
    return [path, whole.replace(/[«»]/g, '')] as const;
  });
  return { files: Object.fromEntries(files), names };
}

/** The files with something else in one passage. */
export const withOther = (files: Files, { path, start, text }: Passage, other: string): Files => {
  const whole = files[path]!;
  return { ...files, [path]: whole.slice(0, start) + other + whole.slice(start + text.length) };
};
