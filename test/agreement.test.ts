import { describe, expect, it } from 'vitest';
import { isMap, type Node, parseDocument, visit, type visitor } from 'yaml';
import { evidSays, type FormatName, schemaSays } from './support/both-readers.ts';
import { often } from './support/process.ts';

/**
 * evid reads the text of a file; editors validate its YAML 1.2 core reading with a schema of schemas/. Both must accept, or both
 * refuse, or the writer is told two things. The exceptions stand at the end, each with its reason.
 */
const digest = `sha256:${'0a'.repeat(32)}`;

/** The smallest document of each format that is accepted, key by key as it is written. */
const smallest: Record<FormatName, Readonly<Record<string, string>>> = {
  unit: { id: 'B9', title: 'T', outcomes: '[{ id: "1", title: O, criteria: [{ id: "1.1", text: C }] }]' },
  standard: { id: 'N9', title: 'T', performance: '[{ id: P1, text: C }]', knowledge: '[]' },
  qualification: {
    id: 'Q',
    title: 'T',
    groups: '[{ id: M, units: [B9] }]',
    rules: '[{ id: R1, text: All, take: all }]',
  },
  portfolio: { learner: '{ id: L-1 }', units: '[B9]' },
  evidence: { id: 'E01', title: 'T', method: 'work-product', date: '2026-03-04', criteria: '[B9/1.1]' },
  assessment: { id: 'A01', assessor: 'j-okafor', date: '2026-05-02' },
  verification: { id: 'V01', verifier: 'm-grant', date: '2026-05-02' },
  config: { version: '1' },
  people: { 'j-okafor': '{ name: J. Okafor, roles: [assessor] }' },
  waivers: { waivers: '[]' },
};
type Change = Readonly<Record<string, string | undefined>>;
const written = (format: FormatName, change: Change): string => {
  const keys = Object.entries({ ...smallest[format], ...change }).filter(([, value]) => value !== undefined);
  return `${keys.map(([key, value]) => `${key}:${value === '' ? '' : ` ${value}`}`).join('\n')}\n`;
};

const rules = (...written: string[]) => ({ requirements: `[{ id: 1, text: R, rules: [${written.join(', ')}] }]` });
const criterion = (written: string) => ({ outcomes: `[{ id: 1, title: O, criteria: [${written}] }]` });
const decision = (written: string) => ({ decisions: `[{ ${written} }]` });
const rule = (written: string) => ({ policy: `{ rules: [{ id: CP1, text: R, rules: [${written}] }] }` });
const waiver = (written: string) => ({ waivers: `[{ ${written} }]` });
const combination = (written: string) => ({ rules: `[{ id: R1, text: R, ${written} }]` });
const group = (written: string) => ({ groups: `[{ ${written} }]` });
const testimony = { method: 'witness-testimony' };

const corpus: Record<FormatName, { accepted: Change[]; refused: Change[] }> = {
  unit: {
    accepted: [
      {},
      { id: '329', level: '3', credit: '6', 'guided-learning-hours': '"40"' },
      { id: '1e5', title: 'true' },
      { 'awarding-organisation': '', codes: '{ ocr: 9, ofqual: Y/601/1230 }' },
      { 'x-note': '[anything, { at: all }]' },
      criterion('{ id: 1.10, text: C, kind: knowledge, conditional: true, x-page: 4 }'),
      criterion('{ id: 9.1, parts: [{ id: a, text: P }, { id: c, text: P, conditional: "true" }] }'),
      { outcomes: '\n  - id: 1\n    title: O\n    criteria:' },
      { facets: '{ partner: { title: They are, values: { regular: 1, awkward: a, x-other: o }, x-why: [] } }' },
      { requirements: '[{ id: 1, text: R }, { id: 2, text: R, force: may }]' },
      { requirements: '[{ id: 5, text: R, parts: [{ id: a, text: P, rules: [judge: ] }] }]' },
      rules('{ count: { of: items, at-least: 70% } }', '{ count: { of: days, at-least: 42, per: outcome } }'),
      rules('{ count: { of: customers, having: { of: occasions, at-least: "2" }, criteria: [1.1] } }'),
      rules('{ cover: { facet: partner, separate-occasions: true, where: { kind: performance } } }'),
      rules('{ admit: { contexts: { not: [simulation] }, for: performance, except: [1.1] } }'),
      rules('{ judge: { indicators: [{ of: occasions, at-least: policy.occasions }] } }', '{ judge: }', 'judge: {}'),
      rules('{ any-of: [{ judge: }, { count: { of: items, x-why: because } }], x-why: because }'),
      rules('{ count: { of: items, where: { not: { tags: [partner/awkward] }, min-score: 70.5 } }, cover: }'),
      rules('{ count: { of: values, facet: partner, at-least: 5, separate-occasions: true } }'),
      rules(
        '{ count: { of: customers, having: { of: values, facet: partner, at-least: 2 }, separate-occasions: true } }',
      ),
      rules('{ count: { of: hours, at-least: 7.5, at-most: "40.25" } }', '{ count: { of: hours, at-least: 20% } }'),
      rules('{ judge: { indicators: [{ of: hours, at-least: 7.5 }, { of: values, facet: partner }] } }'),
      rules('{ any-of: [{ judge: }, { all-of: [{ judge: }, { any-of: [{ all-of: [{ judge: }] }] }] }] }'),
      rules(
        '{ admit: { within-months: 60 } }',
        '{ count: { of: items, where: { not: { kind: knowledge, not: {} } } } }',
      ),
      criterion('{ id: LO1.a, text: C, optional: true }, { id: 9.1, parts: [{ id: a, text: P, optional: "true" }] }'),
      { grades: '[P, M]', ...criterion('{ id: P1, text: C }, { id: M1, text: C, grade: M }') },
      {
        facets: '{ style: { open: true }, look: { open: "true", values: { neat: n } } }',
        'last-assessment': '2027-08-31',
      },
      { prerequisites: '[{ unit: B8, title: T, suite: S }]' },
      { barred: '[{ unit: B8 }]', exemptions: '[]', signposting: '{ ict: { using: [finding] } }', resources: '' },
      { mappings: '[{ standard: CFACSB9, links: [{ criterion: 1.1, to: [P1, K1] }] }]' },
      { assessment: '{ methods: [observation], examples: [a log], holistic: false }' },
    ],
    refused: [
      { facets: '{ partner: { values: { regular: 1, awkward: } } }' },
      { facets: '{ service partner: }' },
      { id: undefined },
      { id: '' },
      { id: 'B 9' },
      { id: '1.5' },
      { title: '' },
      { title: '[T]' },
      { titel: 'T' },
      { credit: 'six' },
      { credit: '-6' },
      { credit: '1.5' },
      { outcomes: '[]' },
      { outcomes: '' },
      { outcomes: '[{ id: 1, title: O }]' },
      criterion('{ id: 1.1 }'),
      criterion('{ id: 1.1, text: , parts: }'),
      criterion('{ id: 1.1, parts: [] }'),
      criterion('{ id: 1.1, text: C, kind: skill }'),
      criterion('{ id: 1.1, text: C, conditional: perhaps }'),
      criterion('{ id: 1/1, text: C }'),
      { facets: '{ service partner: { values: { a: b } } }' },
      { facets: '{ partner: { title: They are } }' },
      { facets: '{ x-more: 1 }' },
      { requirements: '[{ id: 1, text: R, force: shall }]' },
      { requirements: '[{ id: 1 }]' },
      rules('{}'),
      rules('{ judge: , count: { of: items } }'),
      rules('{ count: { of: items }, cover: { facet: partner } }'),
      rules('{ count: }'),
      rules('{ some: { of: items } }'),
      rules('{ count: { of: people } }'),
      rules('{ count: { of: items, at-least: many } }'),
      rules('{ count: { of: items, at-least: 7.5 } }'),
      rules('{ count: { of: items, at-least: policy.items } }'),
      rules('{ count: { of: items, having: { of: occasions } } }'),
      rules('{ any-of: [] }'),
      rules('{ any-of: [{ judge: , admit: {} }] }'),
      rules('{ cover: { facet: partner, values: [] } }'),
      rules('{ admit: { contexts: { except: [simulation] } } }'),
      rules('{ count: { of: items, where: { not: { not: { of: items } } } } }'),
      rules('{ count: { of: values } }'),
      rules('{ count: { of: items, facet: partner } }'),
      rules('{ count: { of: customers, having: { of: values, at-least: 2 } } }'),
      rules('{ count: { of: hours, having: { of: items, at-least: 2 } } }'),
      rules('{ count: { of: items, having: { of: hours, at-least: 2 } } }'),
      rules('{ count: { of: hours, at-least: "7.555" } }'),
      rules('{ count: { of: occasions, separate-occasions: true } }'),
      rules('{ all-of: [{ judge: }] }'),
      rules('{ any-of: [{ all-of: [] }] }'),
      rules('{ admit: { within-months: 1.5 } }'),
      criterion('{ id: 1.1, text: C, optional: perhaps }'),
      criterion('{ id: 9.1, parts: [{ id: a, text: P, grade: M }] }'),
      { facets: '{ partner: { open: false } }' },
      { grades: '[]' },
      { 'last-assessment': '2027-02-29' },
      { prerequisites: '[{ title: T }]' },
      { mappings: '[{ standard: CFACSB9 }]' },
    ],
  },
  standard: {
    accepted: [
      {},
      { performance: '', knowledge: '' },
      { version: '2', approved: '2013-03-01', 'review-due': '"2018-03-31"', status: 'Original' },
      { source: '{ document: N, x-page: 3 }', overview: '', 'x-note': 'n' },
      { performance: '[{ id: 1, text: 2 }]' },
    ],
    refused: [
      { knowledge: undefined },
      { performance: '[P1]' },
      { performance: '[{ id: P1 }]' },
      { performance: '[{ id: P1, text: C, kind: performance }]' },
      { approved: '2013-03' },
      { approved: '2013-02-29' },
      { outcomes: '[]' },
      { id: 'N/9' },
    ],
  },
  qualification: {
    accepted: [
      {},
      { level: '2', version: '1', codes: '{ ofqual: 500/9341/1 }', 'awarding-organisation': '', 'x-note': 'why' },
      group('id: M, title: Mandatory, units: [B9, { unit: F2, title: T, level: Entry 3, credit: 4 }]'),
      group('id: M, units: []'),
      combination('credits: { at-least: 28 }'),
      combination('groups: [M], units: { at-least: 1, at-most: "3" }, level: { at-least: 2 }'),
      combination('each-of: [M], credits: { at-least: 3 }'),
      combination('each-of: [M], take: all'),
      {
        pathways: '{ bar: { title: Bar, groups: [{ id: P, units: [X1] }], rules: [{ id: R9, text: R, take: all }] } }',
      },
      { barred: '[[B8, X3]]', equivalents: '[[B9, B9-2010, B9-2005]]', 'last-certification': '2027-08-31' },
    ],
    refused: [
      { id: undefined },
      { id: 'L2 CS' },
      { title: undefined },
      { groups: '[]' },
      { rules: undefined },
      { rules: '[]' },
      group('id: M'),
      group('id: M, units: [{ title: T }]'),
      group('id: M, units: [{ unit: F2, credit: four }]'),
      combination('groups: [M]'),
      combination('take: some'),
      combination('take: all, units: { at-least: 1 }'),
      combination('credits: { }'),
      combination('credits: { at-least: 1.5 }'),
      combination('groups: [M], each-of: [M], take: all'),
      combination('each-of: [M], credits: { at-most: 3 }'),
      combination('groups: [], take: all'),
      { rules: '[{ id: R1, take: all }]' },
      { barred: '[[B8]]' },
      { equivalents: '[B8, B9]' },
      { 'last-certification': '2027-02-30' },
    ],
  },
  portfolio: {
    accepted: [
      { units: '[{ unit: B9, target-grade: M }]' },
      {},
      { learner: '{ id: 231, name: , uln: 1234567890, x-cohort: spring }' },
      { units: '[]' },
      { units: '[58A, { unit: 329, target: 2026-12-01, route: assessed, assessor: j-okafor }]' },
      { units: '[{ unit: B9, route: credit-transfer, certificate: OCR 2024 }]' },
      { units: '[{ unit: B9, route: , withdrawn: 2026-02-01 }]' },
      { assessor: '', registered: '2026-01-12', certificated: '2026-06-30', workplace: '{ sector: private }' },
      { witnesses: '{ p-sharma: { name: P. Sharma, role: Branch manager }, k-novak: }' },
      { 'x-note': '' },
    ],
    refused: [
      { learner: undefined },
      { learner: '{ name: Amira }' },
      { learner: 'L-1' },
      { learner: '{ id: L 1 }' },
      { learner: '{ id: -1 }' },
      { units: '' },
      { units: 'B9' },
      { units: '[{ unit: B9, route: exemption }]' },
      { units: '[{ unit: B9, route: credit-transfer, certificate: }]' },
      { units: '[{ unit: B9, route: apl }]' },
      { units: '[{ target: 2026-12-01 }]' },
      { units: '[{ unit: B9, taget: 2026-12-01 }]' },
      { units: '[[B9]]' },
      { units: '[""]' },
      { registered: '12/01/2026' },
      { registered: '2026-02-30' },
      { witnesses: '{ p-sharma: Branch manager }' },
      { witnesses: '{ p-sharma: { phone: 1 } }' },
    ],
  },
  evidence: {
    accepted: [
      { hours: '3.5' },
      {
        date: undefined,
        occasions: '[{ date: 2026-03-04, hours: 0.25 }, { date: [2026-03-05, 2026-03-06], label: l, hours: "7" }]',
      },
      {},
      { id: '7', title: '1.10' },
      { id: 'Évidence_1' },
      { criteria: '' },
      { criteria: '[]' },
      { criteria: '[B9/1.1, "B9/2.1 @ attachments/a.pdf p. 2", 3]' },
      { date: '[2026-03-04, 2024-02-29]', occasion: 'courier' },
      { date: undefined, occasions: '[{ date: 2026-03-04, label: courier, criteria: [B9/1.1], x-shift: late }]' },
      { date: '', occasions: '[{ date: [2026-03-04] }]' },
      { occasions: '', witness: '', assessor: '', score: '', withdrawn: '', draft: '' },
      { ...testimony, witness: 'p-sharma' },
      { ...testimony, witness: '[p-sharma, k-novak]' },
      { method: 'observation', assessor: 'j-okafor' },
      { method: 'observation', draft: 'true' },
      { method: 'test', draft: '"true"' },
      { method: 'test', score: '82.5' },
      { method: 'test', score: '"82"' },
      { withdrawn: '2026-04-01' },
      {
        withdrawn: '2026-04-01',
        method: 'guess',
        title: undefined,
        date: undefined,
        criteria: undefined,
        colour: 'red',
      },
      { context: 'paid-work', customers: '[C-014, 15]', tags: '[partner/awkward, mine]', files: '[attachments/a.pdf]' },
      { held: 'CRM ticket 4411', 'seen-by': 'j-okafor', 'seen-on': '2026-03-09', 'x-mood': 'good' },
      { signed: '2026-03-06', recorded: '2026-04-20' },
    ],
    refused: [
      { hours: '0' },
      { hours: '-1' },
      { hours: 'all day' },
      { hours: '3', date: undefined, occasions: '[{ date: 2026-03-04 }]' },
      { id: undefined },
      { id: 'E 01' },
      { id: '_E01' },
      { title: undefined },
      { title: '' },
      { method: undefined },
      { method: 'letter' },
      { method: '[work-product]' },
      { date: undefined },
      { date: '' },
      { date: '2026-02-30' },
      { date: '2025-02-29' },
      { date: '2026-3-4' },
      { date: '20260304' },
      { date: '[]' },
      { date: '[2026-03-04, yesterday]' },
      { criteria: undefined },
      { criteria: 'B9/1.1' },
      { criteria: '[[B9/1.1]]' },
      { occasions: '[{ date: 2026-03-04 }]' },
      { date: undefined, occasions: '[]' },
      { date: undefined, occasions: '[{ label: courier }]' },
      { date: undefined, occasion: 'courier', occasions: '[{ date: 2026-03-04 }]' },
      { date: undefined, occasions: '[{ date: 2026-03-04, place: desk }]' },
      testimony,
      { ...testimony, witness: '' },
      { method: 'expert-witness', draft: 'false' },
      { method: 'questioning' },
      { method: 'discussion', assessor: '[]' },
      { method: 'test' },
      { score: '82' },
      { method: 'test', score: 'good' },
      { method: 'test', score: '-1' },
      { context: 'office' },
      { draft: 'maybe' },
      { withdrawn: '2026-02-30' },
      { withdrawn: 'true' },
      { withdrawn: '2026-04-01', id: undefined },
      { witnes: 'p-sharma' },
      { files: 'attachments/a.pdf' },
      { 'seen-by': '[]' },
      { tags: '[""]' },
    ],
  },
  assessment: {
    accepted: [
      {},
      { decisions: '', judgements: '[]', units: '[{ unit: 329, outcome: achieved }]', countersigns: '[A01]' },
      decision(`evidence: E03, criteria: [B9/1.5], tags: [a/b], outcome: met, digest: "${digest}"`),
      decision('evidence: 3, criteria: [B9/1.5], outcome: not-yet, reason: later'),
      decision(`basis: { E05: "${digest}", E09: "${digest}" }, criteria: [B9/2.2], outcome: met`),
      decision('criteria: [329/9.1c], outcome: not-applicable, reason: nothing arose, tags: []'),
      decision('criteria: [B9/1.5], outcome: withdrawn, reason: slip'),
      decision('evidence: E03, tags: [a/b], outcome: withdrawn, reason: slip, criteria: '),
      { judgements: '[{ requirement: B9/ER3, outcome: met, reason: enough, basis: { E03: "sha256:…" } }]' },
      { actions: '[{ id: 1, text: Add the reply, owner: learner, due: 2026-05-16 }]', closes: '[A00/1]' },
    ],
    refused: [
      { assessor: undefined },
      { date: '2 May 2026' },
      { verifier: 'm-grant' },
      decision('evidence: E03, outcome: met'),
      decision('evidence: E03, criteria: [], tags: [], outcome: met'),
      decision('evidence: E03, criteria: [B9/1.5]'),
      decision('evidence: E03, criteria: [B9/1.5], outcome: passed'),
      decision('criteria: [B9/1.5], outcome: met'),
      decision('criteria: [B9/1.5], evidence: , basis: , outcome: partial'),
      decision(`evidence: E03, basis: { E05: "${digest}" }, criteria: [B9/1.5], outcome: met`),
      decision('criteria: [329/9.1c], outcome: not-applicable'),
      decision('criteria: [329/9.1c], outcome: not-applicable, reason: '),
      decision('evidence: E03, criteria: [329/9.1c], outcome: not-applicable, reason: r'),
      decision('criteria: [329/9.1c], tags: [a/b], outcome: not-applicable, reason: r'),
      decision('evidence: E03, criteria: [B9/1.5], outcome: withdrawn'),
      decision('tags: [a/b], outcome: withdrawn, reason: slip'),
      decision('evidence: E03, criteria: [B9/1.5], outcome: met, digest: sha256:abc'),
      decision('basis: { E05: 12 }, criteria: [B9/2.2], outcome: met'),
      { judgements: '[{ requirement: B9/ER3, outcome: met }]' },
      { judgements: '[{ requirement: B9/ER3, outcome: partial, reason: r }]' },
      { units: '[{ unit: B9, outcome: met }]' },
      { actions: '[{ text: Add the reply }]' },
      { actions: '[{ id: 1, text: Add the reply, due: soon }]' },
    ],
  },
  verification: {
    accepted: [
      {},
      { samples: '[{ assessment: A01, evidence: E03, criteria: [B9/1.5], stage: interim, outcome: agreed }]' },
      { samples: '[{ assessment: 1, requirement: B9/ER3, outcome: not-agreed, reason: thin }]' },
      { samples: '[{ assessment: A01, unit: B9, stage: , outcome: agreed, x-minutes: 20 }]', closes: '' },
    ],
    refused: [
      { verifier: '' },
      { samples: '[{ outcome: agreed }]' },
      { samples: '[{ assessment: A01 }]' },
      { samples: '[{ assessment: A01, outcome: met }]' },
      { samples: '[{ assessment: A01, outcome: agreed, stage: late }]' },
      { samples: '{ assessment: A01, outcome: agreed }' },
      { decisions: '[]' },
    ],
  },
  config: {
    accepted: [
      {},
      { version: '', centre: '{ name: Harbour, number: 12345 }', people: 'people.yaml' },
      { specs: '[specs]', portfolios: '[portfolios/*]', 'x-own': '1' },
      { policy: '{ indicators: { customers: 3, days: "42" }, x-why: [], currency-months: 36 }' },
      { policy: '{ severity: { unlocated-claim: error, unsigned-evidence: off }, evidence-schema: a.json }' },
      rule('{ count: { of: items, where: { methods: [observation] }, at-least: 1 } }'),
      rule('{ judge: }'),
      { policy: '{ rules: [{ id: CP12, text: R, units: [B9, 329] }, { id: CP2, text: R, units: all, rules: }] }' },
    ],
    refused: [
      { version: 'one' },
      { center: '{ name: Harbour }' },
      { specs: 'specs' },
      { policy: '[]' },
      { policy: '{ indicators: { customers: three } }' },
      { policy: '{ currency-months: 2.5 }' },
      { policy: '{ severity: { unlocated-claim: fatal } }' },
      { policy: '{ rules: [{ id: ER1, text: R }] }' },
      { policy: '{ rules: [{ id: 1, text: R }] }' },
      { policy: '{ rules: [{ id: CP1 }] }' },
      { policy: '{ rules: [{ id: CP1, text: R, units: every }] }' },
      rule('{ count: { of: items }, judge: }'),
      rule('count'),
    ],
  },
  people: {
    accepted: [
      {},
      { 'm-grant': '{ name: 7, roles: [verifier, assessor], units: all, from: 2023-06-01, until: , email: }' },
      { 'd-hughes': '{ name: D. Hughes, roles: [witness], expert: true, units: [B9, 329] }' },
      { 'd-hughes': '{ name: D. Hughes, roles: [], expert: "false", x-phone: 1 }' },
      { 'x-men': '{ name: X, roles: [] }' },
      { 12: '{ name: N, roles: [] }' },
    ],
    refused: [
      { 'm-grant': '' },
      { 'j-okafor': '{ name: J. Okafor }' },
      { 'j-okafor': '{ roles: [assessor] }' },
      { 'j-okafor': '{ name: J. Okafor, roles: assessor }' },
      { 'j-okafor': '{ name: J. Okafor, roles: [iqa] }' },
      { 'j-okafor': '{ name: J. Okafor, roles: [assessor], expert: yes }' },
      { 'j-okafor': '{ name: J. Okafor, roles: [assessor], units: B9 }' },
      { 'j-okafor': '{ name: J. Okafor, roles: [assessor], from: 2026-04-31 }' },
      { 'j-okafor': '{ name: J. Okafor, roles: [assessor], role: assessor }' },
      { 'j-okafor': 'assessor' },
      { 'x-note': 'n' },
    ],
  },
  waivers: {
    accepted: [
      {},
      { waivers: '', 'x-note': 'n' },
      waiver('code: unsigned-evidence, portfolio: amira, subject: E07, reason: signed on paper, by: m-grant'),
      waiver('code: check-character, reason: 7, by: 12, until: 2026-12-31, approval: 118, x-seen: yes'),
      waiver('reference: B9/CP1, portfolio: amira, reason: r, by: m-grant, until: , approval: , code: , subject: '),
    ],
    refused: [
      { waivers: undefined },
      { waivers: '{}' },
      { waivers: '[B9/CP1]' },
      { waiver: '[]' },
      waiver('portfolio: amira, reason: r, by: m-grant'),
      waiver('code: , reference: , portfolio: amira, reason: r, by: m-grant'),
      waiver('code: unsigned-evidence, reference: B9/CP1, portfolio: amira, reason: r, by: m-grant'),
      waiver('reference: B9/CP1, reason: r, by: m-grant'),
      waiver('reference: B9/CP1, portfolio: amira, subject: E07, reason: r, by: m-grant'),
      waiver('code: unsigned-evidence, by: m-grant'),
      waiver('code: unsigned-evidence, reason: r'),
      waiver('code: unsigned-evidence, reason: r, by: m-grant, until: 2026-02-30'),
      waiver('code: unsigned-evidence, reason: r, by: m-grant, untl: 2026-02-28'),
      waiver('code: [unsigned-evidence], reason: r, by: m-grant'),
    ],
  },
};

const formats = Object.keys(corpus) as FormatName[];

describe.each(formats)('%s', (format) => {
  it.each(corpus[format].accepted.map((each) => written(format, each)))('both accept\n%s', (text) => {
    expect({ evid: evidSays(format, text), schema: schemaSays(format, text) }).toEqual({ evid: [], schema: [] });
  });

  it.each(corpus[format].refused.map((each) => written(format, each)))('both refuse\n%s', (text) => {
    expect(evidSays(format, text), 'evid').not.toEqual([]);
    expect(schemaSays(format, text), 'schema').not.toEqual([]);
  });
});

describe('whatever stands in whichever place', () => {
  /** Values as they are written; none of them is among the exceptions below. */
  const values = ['', '""', 'word', '3', '"3"', '1.5', '-1', '70%', 'true', '"false"', '2026-03-04', '2026-02-30']
    .concat(['2024-02-29', 'all', 'performance', 'met', 'not-applicable', 'test', '[]', '[word]', '[2026-03-04]'])
    .concat(['[""]', '[{}]', '{}', '{ word: word }', '{ x-own: word }']);

  it.each(formats)('evid and the schema %s agree', (format) => {
    const disagreements: string[] = [];
    let compared = 0;
    for (const change of corpus[format].accepted) {
      const whole = written(format, change);
      for (const text of variants(whole, Object.keys(change), values)) {
        compared++;
        const evid = evidSays(format, text);
        const schema = schemaSays(format, text);
        if ((evid.length === 0) !== (schema.length === 0))
          disagreements.push(
            `${text}  evid: ${evid.join('; ') || 'accepts'}\n  schema: ${schema.join('; ') || 'accepts'}`,
          );
      }
    }
    expect(compared).toBeGreaterThan(100);
    expect(disagreements.slice(0, 5)).toEqual([]);
  });
});

describe('what evid and the schemas see differently', () => {
  const evidence = (change: Change) => ['evidence', written('evidence', change)] as const;
  const unit = (change: Change) => ['unit', written('unit', change)] as const;
  const exceptions: [why: string, document: readonly [FormatName, string], evidAccepts: boolean][] = [
    ['words for null are text to evid', evidence({ title: '~' }), true],
    ['words for null are text to evid', evidence({ occasion: 'null', title: 'Null' }), true],
    ['words for null are no absent key to evid', evidence({ context: '~' }), false],
    ['words for null are no absent key to evid', unit({ credit: 'null' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ credit: '6.0' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ credit: '0x1F' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ credit: '+6' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ credit: '1e1' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ id: '+9' }), false],
    ['numbers are text to evid, so their spelling counts', unit({ id: '9.0' }), false],
    ['true and false have one spelling', evidence({ draft: 'True' }), false],
  ];
  it.each(exceptions)('%s: %j', (_, [format, text], evidAccepts) => {
    expect(evidSays(format, text).length === 0, 'evid').toBe(evidAccepts);
    expect(schemaSays(format, text).length === 0, 'schema').toBe(!evidAccepts);
  });
});

/**
 * The text with each of its values replaced in turn, and each of its keys made unknown or the writer's own; where some keys
 * are not those of the smallest document, only there.
 */
function* variants(text: string, changed: readonly string[], values: readonly string[]): Generator<string> {
  const document = parseDocument(text, { schema: 'failsafe' });
  const places: { start: number; end: number; with: readonly string[] }[] = [];
  const items = isMap(document.contents) ? document.contents.items : [];
  const own = items.filter(({ key }) => changed.length === 0 || changed.includes(String(key)));
  const look: visitor = {
    Node(key, { range }) {
      if (range) places.push({ start: range[0], end: range[1], with: key === 'key' ? ['word', 'x-own'] : values });
    },
  };
  for (const pair of own) visit(pair as unknown as Node, look);
  for (const [index, { start, end, with: replacements }] of places.entries()) {
    // Every sixth value in every place, the others in its neighbours; in a soak all of them.
    for (const each of replacements.filter((_, at) => replacements.length === 2 || (at + index) % often(6, 1) === 0))
      yield `${text.slice(0, start).replace(/(?<=:)$/, ' ')}${each}${text.slice(end)}`;
  }
}
