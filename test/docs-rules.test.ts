import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSpecifications } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { ask as askIn, type Case, type Item, met } from './rules/rule-case.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/rules.md'), 'utf8');

const people = 'a-lee: { name: A. Lee, roles: [assessor] }\nb-roy: { name: B. Roy, roles: [assessor] }\n';
const ask = (given: Case) => askIn({ people, ...given });

interface Block {
  heading: string;
  yaml: string;
}
const blocks: Block[] = page.split(/^(?=#{2,3} )/m).flatMap((section) =>
  [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => ({
    heading: section.split('\n')[0]!.replace(/^#+ /, ''),
    yaml: match[1]!,
  })),
);
const worked = page
  .slice(page.indexOf('\n## Worked examples'))
  .match(/^### .*$/gm)!
  .map((line) => line.slice(4));

const indent = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** A block as a whole unit: as it is, or with outcomes and facets that its rules may speak of. */
function unitOf(yaml: string): string {
  if (/^outcomes:/m.test(yaml)) return yaml;
  const requirements = /^requirements:/m.test(yaml)
    ? yaml
    : `requirements:\n  - id: "1"\n    text: The requirement\n${indent(yaml)}`;
  const facets = /^facets:/m.test(yaml)
    ? ''
    : 'facets:\n  partner: { values: { cooperative: cooperative, uncooperative: un-cooperative } }\n';
  return `id: U
title: A unit
outcomes:
  - id: "1"
    title: Be able to do
    criteria: [ { id: "1.1", text: Do }, { id: "1.2", text: Do more }, { id: "1.3", text: Do all } ]
${facets}${requirements}`;
}

describe('the page on rules', () => {
  test.each(blocks)('$heading: the specification is without error', async ({ yaml }) => {
    const unit = unitOf(yaml);
    const answer = await ask({ unit, units: [/^id: (\w+)/m.exec(unit)![1]!] });
    const faults = answer.diagnostics.filter(({ code, severity }) => severity !== 'info' && code !== 'unused-facet');
    expect(faults).toEqual([]);
    expect(answer.unit.requirements.length).toBeGreaterThan(0);
  });

  test('names every kind of rule, measure, and key of where', () => {
    const words = [
      ...[
        'admit',
        'count',
        'cover',
        'judge',
        'any-of',
        'all-of',
        'per',
        'having',
        'separate-occasions',
        'at-least',
        'at-most',
      ],
      ...[
        'items',
        'occasions',
        'customers',
        'days',
        'methods',
        'assessors',
        'witnesses',
        'criteria',
        'values',
        'hours',
        'facet',
        'open',
      ],
      ...[
        'contexts',
        'tags',
        'all-tags',
        'kind',
        'direct',
        'expert-witness',
        'min-score',
        'not',
        'for',
        'except',
        'within-months',
        'optional',
        'grade',
        'target-grade',
      ],
    ];
    for (const word of words) expect(page).toMatch(new RegExp(`\`${word}[\`:]`));
  });
});

const seen = (id: string, criteria: string[], more: Partial<Item> = {}) =>
  met(id, criteria, { method: 'observation', date: `2026-02-${id.slice(1).padStart(2, '0')}`, ...more });
const done = (id: string, criteria: string[], more: Partial<Item> = {}) =>
  met(id, criteria, { date: `2026-02-${id.slice(1).padStart(2, '0')}`, ...more });

const judgedCS1 = (outcome: string) =>
  `judgements: [ { requirement: CS1/ER1, outcome: ${outcome}, reason: "Four weeks of calls, every kind of query" } ]`;

/** One log of so many services of each kind, each with a label of its own. */
const kitchenLog = (breakfast: number, lunch: number, dinner: number): Item =>
  met('E1', ['CK1/1.1', 'CK1/1.2'], {
    occasions: Object.entries({ breakfast, lunch, dinner }).flatMap(([service, count]) =>
      Array.from({ length: count }, (_, index) => ({
        date: `2026-02-${String((index % 28) + 1).padStart(2, '0')}`,
        label: `${service}-${index + 1}`,
        tags: [`service/${service}`],
      })),
    ),
  });
const styles = (...names: string[]): Item[] =>
  names.map((name, index) => seen(`E${index + 1}`, ['HD2/1.2'], { tags: [`style/${name}`] }));
/** Five hours a day with one age group. */
const playLog = (id: string, age: string, ...days: number[]): Item =>
  met(id, ['EY1/1.1', 'EY1/1.2'], {
    occasions: days.map((day) => ({ date: `2026-02-0${day}`, tags: [`age/${age}`], hours: 5 })),
  });
const experts = `${people}x-ann: { name: Ann Ode, roles: [witness], expert: true }\nx-bob: { name: Bob Ode, roles: [witness], expert: true }\n`;
const expert = (id: string, witness: string): Item => done(id, ['AC1/1.1'], { method: 'expert-witness', witness });

/** For each worked example, portfolios that satisfy it and portfolios that do not. */
const portfolios: Record<string, { unit: string; met: Partial<Case>[]; gap: Partial<Case>[] }> = {
  'Hairdressing: at least 4 of 11 techniques': {
    unit: 'HD1',
    met: [
      {
        evidence: [
          seen('E1', ['HD1/1.2'], { tags: ['technique/layering', 'technique/fading'] }),
          seen('E2', ['HD1/1.2'], { tags: ['technique/freehand', 'technique/thinning'] }),
        ],
      },
    ],
    gap: [
      {
        evidence: [
          seen('E1', ['HD1/1.2'], { tags: ['technique/layering', 'technique/fading', 'technique/thinning'] }),
          done('E2', ['HD1/1.2'], { tags: ['technique/freehand'] }),
        ],
      },
      {
        evidence: [
          met('E1', ['HD1/2.1'], {
            method: 'learner-statement',
            tags: ['layering', 'fading', 'thinning', 'freehand', 'tapering'].map((value) => `technique/${value}`),
          }),
        ],
      },
    ],
  },
  'Care: direct observation is the main source': {
    unit: 'HSC1',
    met: [{ evidence: [seen('E1', ['HSC1/1.1', 'HSC1/1.2']), seen('E2', ['HSC1/1.3']), done('E3', ['HSC1/1.4'])] }],
    gap: [{ evidence: [seen('E1', ['HSC1/1.1', 'HSC1/1.2', 'HSC1/2.1']), done('E2', ['HSC1/1.3', 'HSC1/1.4'])] }],
  },
  'Electrical: three separate occasions': {
    unit: 'EL1',
    met: [{ evidence: ['E1', 'E2', 'E3'].map((id) => done(id, ['EL1/1.1', 'EL1/1.2'])) }],
    gap: [
      { evidence: ['E1', 'E2', 'E3'].map((id) => done(id, ['EL1/1.1', 'EL1/1.2'], { occasion: 'mill-lane-visit' })) },
      { evidence: [done('E1', ['EL1/1.1', 'EL1/1.2']), done('E2', ['EL1/1.1', 'EL1/1.2']), done('E3', ['EL1/1.1'])] },
    ],
  },
  'Barbering: three observed, one of them a full beard, one a moustache': {
    unit: 'BB1',
    met: [
      {
        evidence: [
          seen('E1', ['BB1/1.2'], { tags: ['service/full-beard'] }),
          seen('E2', ['BB1/1.2'], { tags: ['service/moustache'] }),
          seen('E3', ['BB1/1.2'], { tags: ['service/partial-beard'] }),
        ],
      },
    ],
    gap: [
      {
        evidence: [
          seen('E1', ['BB1/1.2'], { tags: ['service/full-beard', 'service/moustache'] }),
          seen('E2', ['BB1/1.2'], { tags: ['service/partial-beard'] }),
          seen('E3', ['BB1/1.2'], { tags: ['service/partial-beard'] }),
        ],
      },
      {
        evidence: [
          seen('E1', ['BB1/1.2'], { tags: ['service/full-beard'] }),
          seen('E2', ['BB1/1.2'], { tags: ['service/moustache'] }),
        ],
      },
    ],
  },
  'Construction: no simulation, except for one criterion': {
    unit: 'CO1',
    met: [
      {
        evidence: [done('E1', ['CO1/1.1', 'CO1/1.2', 'CO1/2.1']), seen('E2', ['CO1/2.2'], { context: 'simulation' })],
      },
    ],
    gap: [
      { evidence: [done('E1', ['CO1/1.1', 'CO1/1.2']), seen('E2', ['CO1/2.1', 'CO1/2.2'], { context: 'simulation' })] },
    ],
  },
  'Assessing: two assessors, each with two candidates': {
    unit: 'AS1',
    met: [
      {
        evidence: [
          seen('E1', ['AS1/1.2'], { assessor: 'a-lee', customers: ['K1', 'K2'] }),
          seen('E2', ['AS1/1.2'], { assessor: 'b-roy', customers: ['K1', 'K2'] }),
        ],
      },
    ],
    gap: [
      {
        evidence: [
          seen('E1', ['AS1/1.2'], { assessor: 'a-lee', customers: ['K1', 'K2'] }),
          seen('E2', ['AS1/1.2'], { assessor: 'b-roy', customers: ['K1'] }),
          done('E3', ['AS1/1.2'], { customers: ['K2'] }),
        ],
      },
    ],
  },
  'Percentage: 70 % of the criteria by observation': {
    unit: 'PC1',
    met: [
      { evidence: [seen('E1', ['PC1/1.1', 'PC1/1.2', 'PC1/1.3', 'PC1/1.4'])] },
      {
        evidence: [seen('E1', ['PC1/1.1', 'PC1/1.2', 'PC1/1.3'])],
        records: ['decisions: [ { criteria: [PC1/1.5], outcome: not-applicable, reason: No fault arose } ]'],
      },
    ],
    gap: [{ evidence: [seen('E1', ['PC1/1.1', 'PC1/1.2', 'PC1/1.3']), done('E2', ['PC1/1.4', 'PC1/1.5'])] }],
  },
  'Cookery: 48 service periods, of which 8 and 24': {
    unit: 'CK1',
    met: [{ evidence: [kitchenLog(8, 16, 24)] }],
    gap: [{ evidence: [kitchenLog(8, 17, 23)] }, { evidence: [kitchenLog(8, 15, 24)] }],
  },
  'Hairdressing: five different styles': {
    unit: 'HD2',
    met: [{ evidence: styles('plait', 'bun', 'curls', 'waves', 'chignon') }],
    gap: [
      { evidence: styles('plait', 'plait', 'plait', 'plait', 'plait') },
      { evidence: [...styles('plait', 'bun', 'curls', 'waves'), done('E9', ['HD2/1.2'], { tags: ['style/updo'] })] },
    ],
  },
  'Early years: hours with each age group': {
    unit: 'EY1',
    met: [{ evidence: [playLog('E1', 'under-two', 1, 2), playLog('E2', 'two-to-five', 3, 4)] }],
    gap: [
      { evidence: [playLog('E1', 'under-two', 1), playLog('E2', 'two-to-five', 2, 3, 4)] },
      {
        evidence: [
          playLog('E1', 'under-two', 1, 2),
          playLog('E2', 'two-to-five', 3),
          { ...playLog('E3', 'two-to-five', 1, 2, 3), method: 'witness-testimony', witness: 'w-ann' },
        ],
      },
    ],
  },
  'Beauty: on each occasion another client': {
    unit: 'BT1',
    met: [
      {
        evidence: ['K1', 'K2', 'K3', 'K4'].map((client, index) =>
          seen(`E${index + 1}`, ['BT1/1.2'], { customers: [client] }),
        ),
      },
    ],
    gap: [
      {
        evidence: [
          seen('E1', ['BT1/1.2'], { customers: ['K1', 'K2', 'K3', 'K4'] }),
          ...['E2', 'E3', 'E4'].map((id) => seen(id, ['BT1/1.2'], { customers: ['K1'] })),
        ],
      },
    ],
  },
  'Māori language: nothing older than five years': {
    unit: 'TR1',
    met: [
      { evidence: [met('E1', ['TR1/1.1', 'TR1/1.2'], { date: '2025-10-01' })] },
      // Accepted on 1 May 2026.
      { evidence: [met('E1', ['TR1/1.1', 'TR1/1.2'], { date: '2021-05-01' })] },
    ],
    gap: [{ evidence: [met('E1', ['TR1/1.1', 'TR1/1.2'], { date: '2017-03-01' })] }],
  },
  'BTEC: pass, merit and distinction': {
    unit: 'BC1',
    met: [
      { evidence: [done('E1', ['BC1/P1', 'BC1/M1'])], units: ['{ unit: BC1, target-grade: M }'] },
      { evidence: [done('E1', ['BC1/P1'])] },
    ],
    gap: [
      { evidence: [done('E1', ['BC1/P1', 'BC1/M1'])], units: ['{ unit: BC1, target-grade: D }'] },
      { evidence: [done('E1', ['BC1/P1'])], units: ['{ unit: BC1, target-grade: M }'] },
    ],
  },
  'Retail: two of four': {
    unit: 'RT1',
    met: [{ evidence: [done('E1', ['RT1/2.1', 'RT1/2.4'])] }],
    gap: [
      { evidence: [done('E1', ['RT1/1.1', 'RT1/2.1'])] },
      { evidence: [done('E1', ['RT1/2.1']), { ...done('E2', ['RT1/2.3']), decided: 'not-yet' }] },
    ],
  },
  'Animal care: three observations, or one and two experts': {
    unit: 'AC1',
    met: [
      { evidence: ['E1', 'E2', 'E3'].map((id) => seen(id, ['AC1/1.1'])) },
      { evidence: [seen('E1', ['AC1/1.1']), expert('E2', 'x-ann'), expert('E3', 'x-bob')], people: experts },
    ],
    gap: [{ evidence: [seen('E1', ['AC1/1.1']), seen('E2', ['AC1/1.1']), expert('E3', 'x-ann')], people: experts }],
  },
  'Testimony: no more than 20 %': {
    unit: 'WT1',
    met: [
      {
        evidence: [
          seen('E1', ['WT1/1.1', 'WT1/1.2', 'WT1/1.3', 'WT1/1.4']),
          done('E2', ['WT1/1.1', 'WT1/1.2', 'WT1/1.3', 'WT1/1.4', 'WT1/1.5'], {
            method: 'witness-testimony',
            witness: 'w-ann',
          }),
        ],
      },
    ],
    gap: [
      {
        evidence: [
          seen('E1', ['WT1/1.1', 'WT1/1.2', 'WT1/1.3']),
          done('E2', ['WT1/1.4', 'WT1/1.5'], { method: 'witness-testimony', witness: 'w-ann' }),
        ],
      },
    ],
  },
  'Customer service: long enough for the assessor to be confident': {
    unit: 'CS1',
    met: [{ evidence: [done('E1', ['CS1/1.1'])], records: [judgedCS1('met')], policy: '  indicators: { days: 42 }' }],
    gap: [
      { evidence: [] },
      { evidence: [done('E1', ['CS1/1.1']), done('E28', ['CS1/1.1'])], records: [judgedCS1('not-yet')] },
    ],
  },
};

describe('the worked examples', () => {
  test('each has portfolios here, and each says which evidence satisfies it', () => {
    expect(Object.keys(portfolios)).toEqual(worked);
    for (const heading of worked) {
      const section = page.slice(page.indexOf(`### ${heading}`)).split(/^### /m)[1]!;
      expect(section.split('```').at(-1)).toMatch(/satisf/);
    }
  });

  const cases = Object.entries(portfolios).flatMap(([heading, { unit, ...both }]) =>
    (['met', 'gap'] as const).flatMap((status) =>
      both[status].map((given, index) => ({ heading, unit, status, given, name: `${status} ${index + 1}` })),
    ),
  );
  test.each(worked)('%s: spec check has nothing to say', (heading) => {
    const { yaml } = blocks.find((block) => block.heading === heading)!;
    const folder = memoryFolder({ 'specs/x.unit.yaml': yaml });
    expect(checkSpecifications({ folder, today: '2026-12-31' }).result.diagnostics).toEqual([]);
  });

  test.each(cases)('$heading: $name', async ({ heading, unit, status, given }) => {
    const { yaml } = blocks.find((block) => block.heading === heading)!;
    const answer = await ask({ units: [unit], ...given, unit: yaml });
    expect(answer.requirement.status).toBe(status);
    const faults = answer.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    // What is not admitted is reported at the claim as well.
    expect(faults.filter((code) => code !== 'inadmissible-evidence')).toEqual([]);
    expect(faults.includes('inadmissible-evidence')).toBe(['CO1', 'TR1'].includes(unit) && status === 'gap');
  });

  test('without a judgement, no number of days is enough', async () => {
    const { yaml } = blocks.find((block) => block.heading.startsWith('Customer service'))!;
    const answer = await ask({
      unit: yaml,
      units: ['CS1'],
      policy: '  indicators: { days: 7 }',
      evidence: [done('E1', ['CS1/1.1']), done('E28', ['CS1/1.2'])],
    });
    expect(answer.requirement.status).toBe('claimed');
    expect(answer.rule.indicators?.[0]).toEqual({ of: 'days', measured: 27, expected: 7 });
  });
});
