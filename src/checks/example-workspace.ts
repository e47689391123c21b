import type { ExampleFiles } from './check.ts';

/** The day on which the examples are checked. */
export const exampleDay = '2026-06-30';

/** A small workspace without a fault. Each check's examples replace or join its files. */
export const exampleWorkspace = {
  'evid.yaml': `version: 1
centre: { name: Example Centre }
`,
  'people.yaml': `j-okafor: { name: J. Okafor, roles: [assessor], from: 2025-09-01 }
t-bello: { name: T. Bello, roles: [trainee-assessor], units: [B9] }
m-grant: { name: M. Grant, roles: [verifier] }
r-lewis: { name: R. Lewis, roles: [assessor, verifier] }
d-hughes: { name: D. Hughes, roles: [witness], expert: true, units: [B9], from: 2026-01-01 }
`,
  'specs/B9.unit.yaml': `id: B9
title: Deliver customer service using service partnerships
codes: { ocr: B9 }
outcomes:
  - id: "1"
    title: Work effectively within a customer service chain
    criteria:
      - { id: "1.1", kind: knowledge, text: Explain who is involved in the service chain }
      - { id: "1.2", kind: knowledge, text: Explain what each partner expects }
      - { id: "1.3", kind: knowledge, text: Explain what partners agree }
      - { id: "1.4", text: Agree roles with partners }
      - { id: "1.5", text: Work with internal customers and suppliers in the service chain }
  - id: "2"
    title: Deal with problems and complaints
    criteria:
      - id: "2.1"
        text: "Follow procedures, within agreed timescale, to"
        parts:
          - { id: a, text: process problems and complaints }
          - { id: b, text: "refer problems and complaints, where necessary", conditional: true }
facets:
  partner: { title: The service partner is, values: { cooperative: cooperative, uncooperative: un-cooperative } }
requirements:
  - id: "1"
    text: Simulation is not allowed for any performance evidence.
    rules: [ admit: { contexts: { not: [simulation] }, for: performance } ]
  - id: "3"
    text: Evidence over a sufficient period of time for your assessor to be confident.
    rules: [ judge: { indicators: [ { of: occasions, where: { kind: performance } } ] } ]
  - id: "5"
    text: Examples of working in a service partnership on occasions when
    parts:
      - id: a
        text: the service partners are cooperative
        rules: [ cover: { facet: partner, values: [cooperative], where: { kind: performance } } ]
      - id: b
        text: the service partners are un-cooperative.
        rules: [ cover: { facet: partner, values: [uncooperative], where: { kind: performance } } ]
`,
  'portfolios/amira-khan/portfolio.yaml': `learner: { id: L-0231, name: Amira Khan }
units: [B9]
assessor: j-okafor
registered: 2026-01-12
witnesses: { p-sharma: { name: P. Sharma, role: Branch manager } }
`,
  'portfolios/amira-khan/evidence/E01.md': `---
id: E01
title: Courier misses the Friday collection
method: work-product
date: 2026-03-04
context: paid-work
criteria: [B9/1.5]
customers: [C-014]
tags: [partner/cooperative]
signed: 2026-03-06
---

I rang the courier and agreed a Saturday collection. [B9/1.5] They were glad to help. [partner/cooperative]
`,
} satisfies ExampleFiles;

/** What a decision on the item of the example workspace writes down; a test compares it with the item. */
export const digestOfE01 = 'sha256:91931ca9ecfc73433d4e18d8477481d83323eb1486d5ac0c62333198b7304b25';

/** The files of an example in their workspace. */
export function withExampleWorkspace(files: ExampleFiles): Record<string, string | Uint8Array> {
  const all = Object.entries<string | Uint8Array | null>({ ...exampleWorkspace, ...files });
  return Object.fromEntries(all.filter((entry): entry is [string, string | Uint8Array] => entry[1] !== null));
}
