import type { AdmitRule, Rule } from '../model/rule.ts';
import type { Context, Force, Method } from '../model/vocabulary.ts';
import type { Draft, DraftRequirement } from './draft.ts';

/** Facets that requirements made, by id. */
export type Facets = Record<string, { title: string; values: Record<string, string> }>;

/** Gives every requirement its force, and rules where its words are unmistakable; says of every other that an assessor judges. */
export function giveRules(draft: Draft): Facets {
  const facets: Facets = {};
  for (const requirement of draft.requirements) {
    requirement.force ??= forceOf(requirement.text);
    if (requirement.force === 'may') continue;
    const said = sentences(requirement.text).map((sentence) => ({
      sentence,
      rules: [...contextRules(sentence, draft), ...numberRules(sentence)],
    }));
    const rules = said.flatMap((each) => each.rules);
    const judge = judgeRule(requirement.text);
    if (judge !== undefined) rules.push(judge);
    rules.push(...situationRules(requirement, facets));
    // A demand beside the one that became a rule is nobody's unless an assessor judges it.
    const rest = requirement.parts.length > 0 ? said.slice(0, -1) : said;
    const isOpen = rest.some(
      (each) => each.rules.length === 0 && /\b(?:must|need to|ha(?:ve|s) to)\b/i.test(each.sentence),
    );
    const isAnswered = judge !== undefined || rules.some((rule) => rule.cover?.['at-least'] !== undefined);
    if (rules.length > 0 && isOpen && !isAnswered) rules.push({ judge: {} });
    if (rules.length > 0) requirement.rules = rules;
  }
  return facets;
}

/** The modal verb decides; a sentence without one states what is asked. */
export function forceOf(text: string): Force {
  if (
    /\b(?:must|need(?:s)? to|ha(?:ve|s) to|(?:is|are) (?:not )?(?:required|permissible|allowed|permitted|acceptable)|minimum|at least|shall)\b/i.test(
      text,
    ) &&
    !/\b(?:do|does|need) not (?:need|have) to\b/i.test(text)
  )
    return 'must';
  if (/\bshould\b/i.test(text)) return 'should';
  if (/\b(?:may|can|could|might|(?:do|does) not (?:need|have) to|need not)\b/i.test(text)) return 'may';
  return 'must';
}

const sentences = (text: string): string[] => text.split(/(?<=[.;])\s+(?=[\p{Lu}(])/u);

/** Simulation, placements and realistic environments, refused or permitted, with their exceptions. */
function contextRules(text: string, draft: Draft): Rule[] {
  const rules: Rule[] = [];
  for (const sentence of sentences(text)) {
    const refused =
      /\b(?:is|are) (?:not (?:permissible|allowed|permitted|acceptable|appropriate)|prohibited|unacceptable)\b|\b(?:must|may|can)(?: not|not) be used\b|^no simulation\b|\bnot (?:permitted|allowed) to\b/i.test(
        sentence,
      );
    if (!refused) continue;
    const contexts: Context[] = [];
    if (/\brealistic work(?:ing|place)? environments?\b|\bRWE\b/i.test(sentence))
      contexts.push('realistic-environment');
    if (/\b(?:work )?placements?\b/i.test(sentence)) contexts.push('work-placement');
    if (/\bsimulat(?:ion|ions|ed)\b/i.test(sentence)) contexts.push('simulation');
    if (contexts.length === 0) continue;
    const about = /\bperformance (?:evidence|criteria)\b|\bevidence of performance\b/i.test(sentence)
      ? 'performance'
      : 'all';
    const except = exceptionsOf(sentence, draft);
    if (except === undefined) continue;
    const admit: AdmitRule = { contexts: { not: contexts }, for: about, ...(except.length > 0 ? { except } : {}) };
    rules.push({ admit });
  }
  return rules;
}

/** Criteria named behind "except"; undefined where an exception is made that is no list of criteria of the unit. */
function exceptionsOf(sentence: string, draft: Draft): string[] | undefined {
  const [, behind] = /\b(?:except|other than|unless|apart from|with the exception of)\b(.*)$/i.exec(sentence) ?? [];
  if (behind === undefined) return [];
  const known = new Set(draft.outcomes.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  const named = [...behind.matchAll(/\b(?:\d{1,2}\.\d{1,2}|[A-Z]{1,2}\d{1,2})\b/g)].map(([id]) => id);
  return named.length > 0 && named.every((id) => known.has(id)) ? named : undefined;
}

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  once: 1,
  twice: 2,
};
const amount = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const asNumber = (word: string): number => numbers[word.toLowerCase()] ?? Number(word);

/** "on at least three occasions", "observe … at least once", methods and shares named outright. */
function numberRules(text: string): Rule[] {
  const rules: Rule[] = [];
  const performance = { where: { kind: 'performance' as const } };
  for (const sentence of sentences(text)) {
    if (/\b(?:may|should|could|except|unless|if|each|every)\b/i.test(sentence)) continue;
    // What it says of some outcomes or criteria alone holds of no others.
    if (/\b(?:LO ?\d|outcomes? \d|element \d|criteri(?:on|a) [A-Z]?\d|\d{1,2}\.\d)/i.test(sentence)) continue;
    const occasions = new RegExp(
      `\\b(?:on |minimum of )(?:at least |a minimum of |no (?:fewer|less) than )?${amount} (?:separate |different )?occasions\\b`,
      'i',
    ).exec(sentence);
    const isObservation = /\b(?:observe[ds]?|observation)\b/i.test(sentence);
    if (occasions !== null)
      rules.push({
        count: {
          of: 'occasions',
          'at-least': String(asNumber(occasions[1]!)),
          where: isObservation ? { methods: ['observation'] } : performance.where,
        },
      });
    else if (
      isObservation &&
      /\bat least (?:once|one)\b|\bminimum of one\b/i.test(sentence) &&
      !/\bor\b/i.test(sentence)
    )
      rules.push({ count: { of: 'items', 'at-least': '1', where: { methods: ['observation'] } } });
    const minimum = /\bas a minimum:?\s(.*)$/i.exec(sentence);
    if (minimum !== null)
      for (const method of methodsIn(minimum[1]!))
        rules.push({ count: { of: 'items', 'at-least': '1', where: { methods: [method] } } });
    const share = /\bat least (\d{1,3}) ?(?:%|per ?cent) of the (?:assessment )?criteria\b.{0,60}\bobserv/i.exec(
      sentence,
    );
    if (share !== null && Number(share[1]) <= 100)
      rules.push({
        count: { of: 'criteria', 'at-least': `${Number(share[1])}%`, where: { methods: ['observation'] } },
      });
  }
  return rules;
}

const methodForms: readonly [Method, RegExp][] = [
  ['observation', /\bobserv(?:ation|ing|e)/i],
  ['work-product', /\b(?:work )?products?\b|\bwork-based evidence\b/i],
  ['questioning', /\bquestion(?:ing|s)\b/i],
  ['discussion', /\bdiscuss(?:ion|ing|ions)\b/i],
  ['expert-witness', /\bexpert witness/i],
  ['witness-testimony', /(?<!expert )\bwitness/i],
  ['learner-statement', /\b(?:learner|candidate|personal|reflective) (?:statements?|accounts?|diar(?:y|ies))\b/i],
  ['prior-learning', /\bprior learning\b|\bRPL\b|\bAPL\b/i],
  ['test', /\b(?:tests?|exam(?:ination)?s?|multiple[- ]choice)\b(?! of)/i],
];

/** The methods of assessment that words name. */
export const methodsIn = (text: string): Method[] => {
  const plain = /\bexamin(?:ation|ing) of\b|\bexamining\b/i.test(text)
    ? text.replace(/\bexamin(?:ation|ing)\b/gi, '')
    : text;
  return methodForms.filter(([, form]) => form.test(plain)).map(([method]) => method);
};

/** "over a sufficient period of time … for your assessor to be confident": numbers are shown, the assessor decides. */
function judgeRule(text: string): Rule | undefined {
  if (!/\bsufficient (?:period|range|number|time)\b|\bassessor to be confident\b/i.test(text)) return undefined;
  const where = { kind: 'performance' as const };
  const indicators = [
    ...(/\bdifferent customers\b/i.test(text)
      ? [{ of: 'customers' as const, 'at-least': 'policy.customers', where }]
      : []),
    ...(/\b(?:different|several|number of) occasions\b/i.test(text)
      ? [{ of: 'occasions' as const, 'at-least': 'policy.occasions', where }]
      : []),
    ...(/\bperiod of time\b/i.test(text) ? [{ of: 'days' as const, 'at-least': 'policy.days', where }] : []),
  ];
  return indicators.length === 0 ? undefined : { judge: { indicators } };
}

/** Lists whose parts are situations in which something was done: "on occasions when:", "including:", "with:". */
function situationRules(requirement: DraftRequirement, facets: Facets): Rule[] {
  const { text, parts, force } = requirement;
  if (force !== 'must' || parts.length < 2) return [];
  const leads =
    /\b(?:when|while|where|including|with|to|for|from|by|during|in|of|at|on|types of (?:\w+ ){0,2}\w+)\s?:?$/i.test(
      text.replace(/[\s:]+$/, ''),
    );
  const isTime = parts.every((part) =>
    /^(?:when|while|whilst|during|where|in|at|under|after|before)\b/i.test(part.text),
  );
  const some = new RegExp(
    `\\bat least ${amount} (?:out )?of (?:the|these)\\b|\\b${amount} (?:out )?of the following\\b`,
    'i',
  ).exec(text);
  if (!leads && !isTime && some === null) return [];
  const values = valuesOf(parts.map((part) => part.text));
  const facet = facetIdOf(requirement, facets);
  facets[facet] = {
    title: text.replace(/[\s:]+$/, ''),
    values: Object.fromEntries(values.map((id, at) => [id, parts[at]!.text.replace(/[.;,]+$/, '')])),
  };
  const where = { kind: 'performance' as const };
  if (some !== null) {
    // Not each of them is asked for, so none is a part of its own: the list goes back into the sentence.
    const least = asNumber((some[1] ?? some[2])!);
    requirement.text = [text, ...parts.map((part) => `${part.id} ${part.text}`)].join(' ');
    requirement.parts = [];
    return least <= values.length ? [{ cover: { facet, 'at-least': least, where } }] : [];
  }
  parts.forEach((part, at) => {
    part.rules = [{ cover: { facet, values: [values[at]!], where } }];
  });
  return /\b(?:separate|different) occasions\b|\bon occasions when\b/i.test(text)
    ? [{ cover: { facet, 'separate-occasions': true, where } }]
    : [];
}

const plainWords: ReadonlySet<string> = new Set(
  'a an and are at be been by customer customers during for from has have in is it of on or our that the their they this to was when where which who with you your'.split(
    ' ',
  ),
);

/** A short word for each of several texts, from what sets them apart. */
export function valuesOf(texts: readonly string[]): string[] {
  const wordsIn = texts.map(
    (text) =>
      text
        .toLowerCase()
        .replace(/[’']/g, '')
        .match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [],
  );
  const inTexts = new Map<string, number>();
  for (const each of wordsIn) for (const word of new Set(each)) inTexts.set(word, (inTexts.get(word) ?? 0) + 1);
  const taken = new Set<string>();
  return wordsIn.map((words, at) => {
    const apart = words.filter((word) => inTexts.get(word) === 1 && !plainWords.has(word));
    const kept = apart.length > 0 ? apart : words.filter((word) => !plainWords.has(word));
    const base = (kept.slice(0, 2).join('-') || `value-${at + 1}`).slice(0, 40).replace(/-+$/, '');
    let id = base;
    for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
    taken.add(id);
    return id;
  });
}

const facetIdOf = ({ id }: DraftRequirement, facets: Facets): string => {
  const base = `situation-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  let found = base;
  for (let copy = 2; found in facets; copy++) found = `${base}-${copy}`;
  return found;
};
