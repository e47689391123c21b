/** The parts of a document that its headings name. */
export type Section =
  | 'purpose'
  | 'criteria'
  | 'requirements'
  | 'assessment'
  | 'content'
  | 'nos'
  | 'signposting'
  | 'resources'
  | 'barred'
  | 'exemptions'
  | 'prerequisites'
  | 'performance'
  | 'knowledge'
  | 'scope'
  | 'conditions'
  | 'other';

const forms: readonly [Section, RegExp][] = [
  ['barred', /^barred (?:combination|unit)s?\b/],
  ['prerequisites', /^(?:unit )?pre-?requisites?(?: units?| and [a-z -]{1,20})?$/],
  ['exemptions', /^exemptions?(?: and equivalenc\w+)?\b/],
  [
    'nos',
    /^(?:national occupational standards?|nos)\b(?: \(nos\))?.{0,30}$|^(?:links?|relationship) to (?:nos|national occupational standards).{0,40}$/,
  ],
  ['signposting', /^functional skills?(?: signposting| mapping)?$|^(?:core|key|foundation) skills.{0,30}$/],
  ['resources', /^(?:(?:essential|required|physical) )?(?:resources?|equipment)(?: requirements?| required)?$/],
  ['knowledge', /^knowledge evidence$|^(?:essential |underpinning |unit )?knowledge(?: and understanding)?$/],
  ['performance', /^performance evidence$/],
  ['conditions', /^assessment conditions$/],
  [
    'requirements',
    /^(?:specific |unit )?(?:assessment )?evidence requirements?(?: for (?:this|the) unit)?$|^evidence (?:of achievement|required)$|^assessment requirements?(?:\/evidence requirements?)?$/,
  ],
  [
    'criteria',
    /^(?:(?:unit )?(?:specific |learning )?outcomes?|elements?)(?: and|,|:| \/|\s&)? ?(?:their |associated )?(?:evidence requirements|(?:assessment|performance) criteria)?s?$|^(?:assessment|performance|grading|assessment and grading) criteri(?:a|on)$|^what (?:you|the learner) (?:must|need|needs) .{0,40}$|^statement of standards$/,
  ],
  [
    'content',
    /^(?:(?:unit|indicative|essential|delivery|supporting) )+(?:content|guidance|notes|information)$|^(?:content|delivery|teaching) ?(?:guidance)?$|^exemplification$|^explanatory notes$|^guidance information$/,
  ],
  ['scope', /^(?:scope|range|range statement|scope\/range)(?: of .{0,40})?$/],
  [
    'assessment',
    /^assessment(?: (?:methods?|guidance|strategy|principles?|information|arrangements|and grading|of this unit))?$|^(?:how )?(?:this|the) unit (?:is|will be|may be) assessed$|^(?:principles|methods|types) of assessment$|^guidance on assessment.{0,60}$|^(?:notes|guidance) (?:for|to) (?:assessors|tutors|centres|teachers).{0,40}$|^assessment (?:and evidence )?guidance.{0,40}$/,
  ],
  [
    'purpose',
    /^(?:the )?(?:unit )?(?:purpose|aims?|overview|summary|introduction|rationale|description|application)(?:(?: and| statement| of).{0,40})?$|^about this (?:unit|standard)$|^unit (?:purpose|aims?|overview|summary|description)(?: and aims?)?$/,
  ],
  [
    'other',
    /^additional (?:information|requirements).{0,20}$|^(?:further|other|administrative) information$|^references?$|^glossary.{0,20}$|^(?:unit )?(?:links|mapping)(?: information)?$|^developed by$|^unit history.{0,30}$|^planned review date$|^status information.{0,90}$|^consent and moderation.{0,60}$|^comments on this unit.{0,30}$|^critical cross-?field.{0,30}$|^unit standard (?:accreditation|notes|assessor|essential|developmental|linkages|range).{0,60}$|^learning assumed.{0,90}$|^range of conditions$|^foundation skills$|^modification history$|^appendi(?:x|ces)\b.{0,40}$|^(?:end-point|end point) assessment.{0,20}$|^duties$|^(?:occupational )?duties\b.{0,20}$|^delivery of the unit$|^rules of combination$|^entry requirements$|^progression$/,
  ],
];

/** The section that a line begins, if it is such a heading and nothing else. */
export function sectionOf(text: string): Section | undefined {
  if (text.length > 110) return undefined;
  const plain = text
    .toLowerCase()
    .replace(/^(?:section )?[\d.]{0,6}\s+(?=[a-z])/, '')
    .replace(/: .{0,40} suite$/, '')
    .replace(/[\s:.–—-]+$/, '')
    .replace(/^[\s:–—-]+/, '');
  return forms.find(([, form]) => form.test(plain))?.[0];
}
