/** Something that a diagnostic or a report takes for granted, explained for somebody who meets it for the first time. */
export interface Topic {
  name: string;
  /** Other words under which people look for it. */
  also?: readonly string[];
  /** One line. */
  summary: string;
  /** Paragraphs to be wrapped, with blank lines between them; lines that begin with two spaces stand as they are. */
  text: string;
}

/** What `evid explain` knows besides the codes. */
export const topics: readonly Topic[] = [
  {
    name: 'claim',
    also: ['credit', 'credited'],
    summary: 'The learner says: this item shows that criterion',
    text: `Each entry of criteria in an item of evidence is a claim. It is the learner’s word and nothing more until an assessor decides; reports show what is claimed and what is met side by side, and the headline is what is met.

  criteria:
    - B9/1.5
    - B9/2.1a @ attachments/email-thread.pdf p. 2

A claim counts when its item can be read, is no draft and is not withdrawn, when the unit admits such evidence, when the criterion is applicable and when it has not been decided not yet. A criterion in parts is claimed part by part. Every claim should say where it is shown: see evid explain locator.

A tag such as partner/uncooperative is a claim too: that the situation was so. An assessor may also credit, by met or partial, what the learner did not claim; that claim is then the assessor’s own.`,
  },
  {
    name: 'decision',
    also: ['outcome', 'record', 'countersign', 'trainee'],
    summary: 'The assessor says what became of a claim',
    text: `Decisions stand in records under assessments/, one record a file. A record is never edited: when the assessor changes their mind, a later record supersedes it.

  decisions:
    - { evidence: E03, criteria: [B9/1.5], outcome: met, digest: "sha256:…" }

The outcomes are met; partial (it contributes, and more is needed); not-yet; not-applicable, for a conditional criterion, with a reason and without evidence; and withdrawn, with a reason, which undoes the earlier decisions on the same evidence and criterion.

A decision has effect when people.yaml names its assessor for that unit on that date. A trainee assessor’s waits until an assessor countersigns it, and nobody decides on evidence of which they are the witness. Of several decisions on the same evidence and criterion the latest that has effect stands: by date, then by the record’s id.`,
  },
  {
    name: 'verification',
    also: ['sample', 'iqa', 'iv', 'action'],
    summary: 'The internal quality assurer samples decisions',
    text: `Records under verification/ say which decisions an internal verifier (IQA) looked at and whether they hold. A sample names an assessment record, and may narrow that down to an item, to criteria, to the judgement of a requirement, or to the sign-off of a unit.

  samples:
    - { assessment: A01, evidence: E03, stage: interim, outcome: agreed }
    - { assessment: A01, requirement: B9/ER3, outcome: not-agreed, reason: … }

What the latest sample does not agree with is contested: the claim is stale until the assessor decides again, or a new sample agrees. The verifier must hold that role for the unit on that day and cannot be the assessor of what is sampled. Development points go into actions, which change no state; a later record closes them.`,
  },
  {
    name: 'occasion',
    summary: 'One event at work, which is what requirements count',
    text: `Units ask for different occasions, so evid counts events and not files. An observation, an e-mail and a witness statement of one event are three items and one occasion; a diary may cover many.

An occasion is known by its label within the portfolio and, without a label, by its date. Items with the same label are about the same event, on whatever dates. A label names one event, not a kind of shift: everything under one label counts once.

  date: 2026-03-04
  occasion: courier-delay

An item about several occasions lists them under occasions, each with its date and perhaps label, customers, tags and the criteria it shows. Where a requirement asks for separate occasions, opposites such as busy and quiet cannot both be shown by the same one.`,
  },
  {
    name: 'digest',
    summary: 'The fingerprint of what was judged, so that a change shows',
    text: `A decision writes down the digest of the item as the assessor saw it: sha256: and 64 hexadecimal digits over the front matter, the text and the attached files. When any of these changes, the digest does, a decision met becomes stale, and the assessor is asked to look again. After partial or not-yet a change means that the learner has worked on it: the claim is resubmitted.

Some changes say nothing about what was judged and leave the digest alone: the order of keys, quotation marks, claims, tags and locators, title, signed, draft, seen-by and seen-on, keys that begin with x-, blank lines at the end.

evid why PORTFOLIO E03 states the present digest of an item, and evid check --format json that of every item. In Git LFS the digest is that of the real content, not of the pointer.`,
  },
  {
    name: 'gap',
    also: ['fault', 'diagnostic'],
    summary: 'Something still missing, which is no fault',
    text: `A gap is a fact about progress: a criterion, or a part of one, that is neither met nor not applicable, or a requirement that is not met. A learner half-way through has gaps, and that is no error. A diagnostic is something else: a fault in a file. The two are never mixed.

Every gap says whose move it is. It is the learner’s while evidence is missing, not enough or sent back; it is the assessor’s when something waits for a decision or has changed since. A requirement that asks for the assessor’s judgement becomes the assessor’s only when everything else is there, so that nobody’s list fills with judgements that are not due.

evid check --verbose lists them with the next step, evid why explains each, evid plan ranks what to do. Gaps fail a run only where you ask for it: evid check --fail-on gap is the gate for a sign-off.`,
  },
  {
    name: 'waiver',
    summary: 'A fault or a gap that the centre accepts, with a reason',
    text: `waivers.yaml, beside evid.yaml, lists what is accepted, why, by whom, and until when:

  waivers:
    - code: unsigned-evidence
      portfolio: amira-khan
      subject: E07
      reason: She signed the paper copy, which the office holds
      by: m-grant
      until: 2026-12-31

A waiver never makes anything met. The fault or gap stays in every report and total, marked as waived; it fails no run, and nobody is asked to move. With reference in place of code and subject it accepts a gap: one of the centre’s own rules, or with approval, the awarding organisation’s reference, one of the unit’s.

A file that cannot be read is never accepted.`,
  },
  {
    name: 'status',
    also: ['criterion', 'unit'],
    summary: 'What the words about claims, criteria and units mean',
    text: `A claim is claimed until somebody decides, then met, partial or not-yet. It is stale when what was met has changed or was contested by a verifier.

A criterion takes the best of its claims: met, stale, claimed, partial, not-yet, in this order, or missing when there is none. A criterion in parts is as good as its worst part. A conditional one may be not-applicable.

A requirement is met on what the assessor accepted, claimed when what the learner claims would do, and otherwise a gap.

A unit is the first of these that fits: withdrawn, certificated, carried over, unknown (something cannot be read), not started, complete, awaiting sign-off, awaiting assessment, in progress. Complete asks for every criterion and every must, for the learner’s declaration, and for a sign-off that is younger than everything it rests on. A file that cannot be read never looks like progress.`,
  },
  {
    name: 'rules',
    also: ['requirement', 'er', 'evidence-requirement', 'cp', 'centre-policy', 'policy'],
    summary: 'How a unit’s evidence requirements are written for evid',
    text: `A requirement quotes the document and may list rules. There are six kinds.

  admit    which evidence may be used at all, and for which criteria
  count    how many items, occasions, customers, days, hours … there must be
  cover    which values of a facet must be seen, perhaps on separate occasions
  judge    the assessor decides and says why; numbers are shown beside it
  any-of   one of several rules is enough
  all-of   several rules together, as one member of an any-of

All rules of a requirement, and all its parts, must hold; where filters what a rule looks at. A requirement without any is judged by the assessor.

“A sufficient period of time for your assessor to be confident” is a judgement and is never worked out by arithmetic. Thresholds that evid shows there are the centre’s, from policy in evid.yaml, as are the rules CP1, CP2 and so on, which fall on every unit that they name. Reports say which layer a gap comes from.`,
  },
  {
    name: 'locator',
    also: ['place'],
    summary: 'Where in the evidence a criterion is shown',
    text: `A claim that nobody can find is hard to assess. A locator is the reference in square brackets after the words that show it:

  I agreed a Saturday collection. [B9/1.5] [partner/uncooperative]

A place may follow after @, in a locator or in the claim itself: a file of the item, then perhaps a page or a time; a page or time alone, when the item has one file; or words that stand in the text, such as a heading.

  [B9/2.1a @ attachments/email-thread.pdf p. 2]
  criteria: [ B9/1.1 @ 00:12:30 ]

Brackets are a locator when what stands before the slash is a unit, a standard, or a facet of a unit that the item claims; [and/or] is prose. In code and in comments they are never one. Adding a locator does not change the digest.`,
  },
  {
    name: 'force',
    summary: 'Must, should and may: only must leaves a gap',
    text: `Unit documents demand, recommend and permit, and evid keeps these apart.

  must     a demand, which is the default: unmet, it is a gap
  should   a recommendation: unmet, it is advice, and never a gap or a fault
  may      a permission: a note, with no rules, and nothing is ever asked

“You may collect the evidence through work in a private sector organisation” asks for nothing, and “the agreement may be formal or informal” does not either. Evidence that a must refuses does not count (inadmissible-evidence); what a should advises against counts all the same (discouraged-evidence).

The centre’s own rules in evid.yaml are musts.`,
  },
  {
    name: 'exit-status',
    summary: 'What evid tells the shell or the pipeline',
    text: `  0   no errors; gaps are allowed
  1   errors, or what --fail-on names
  2   evid was asked wrongly, the workspace or a specification cannot be used,
      or a filter leaves --fail-on gap no unit
  3   a fault in evid itself

--fail-on warning and --fail-on gap each add to errors and may stand together. A learner half-way through does not turn a pipeline red: use --fail-on gap where a unit is to be signed off.

With status 2 the result is written all the same wherever a workspace was found, so that the report says what could not be read. Only errors after the centre’s own severities count: policy in evid.yaml may make a warning an error, or an error a warning.`,
  },
  {
    name: 'stale',
    also: ['resubmitted'],
    summary: 'Decided met once, and no longer certain',
    text: `A decision met becomes stale when the evidence it rests on was changed, withdrawn or lost since, or when the verifier did not agree with it. It still counts as claimed, no longer as accepted, and the next move is the assessor’s: look again and decide in a new record. A judgement becomes stale in the same ways.

After partial or not-yet a change is no worry but an answer: the claim is resubmitted and waits to be decided.`,
  },
  {
    name: 'situation',
    also: ['tag', 'facet'],
    summary: 'What the unit wants to see happen: an un-cooperative partner, a busy time',
    text: `Some requirements ask for situations. The unit calls each kind a facet and its cases values; evidence is tagged facet/value, and a bracket in the text says where it shows:

  tags: [partner/uncooperative]

A tag is the learner’s claim. The assessor decides it like a criterion, with tags in a decision, and only then is it accepted. A tag without a slash is the writer’s own word.`,
  },
  {
    name: 'judgement',
    also: ['indicator'],
    summary: 'What only an assessor can say, with reasons',
    text: `“A sufficient period of time … for your assessor to be confident” is no sum. For such a requirement evid shows the numbers (customers, occasions, days) and asks for a judgement in an assessment record:

  judgements:
    - requirement: B9/ER3
      outcome: met
      reason: From February to October, with three partners …
      basis: { E03: "sha256:…" }

The numbers never decide. A judgement is due when nothing else of the unit waits for the learner.`,
  },
  {
    name: 'sign-off',
    summary: 'The end of a unit: the learner declares, the assessor signs',
    text: `A unit is complete when every criterion is met or not applicable, every must is met, no error stands in evidence that counts, the learner has declared all of it their own (declared in portfolio.yaml), and an assessor has signed it off after the last decision:

  units: [ { unit: B8, outcome: achieved } ]

A sign-off that is older than a decision in force does not hold, nor does one that the verifier contests.`,
  },
  {
    name: 'context',
    summary: 'Where the work was done: a job, a placement, an exercise',
    text: `  paid-work  voluntary-work  work-placement  realistic-environment  simulation

Units refuse some contexts, often simulation for performance evidence. So an item says its context as soon as it claims a performance criterion, and a claim without one does not count (missing-context). Knowledge may be shown anywhere.

A context that a unit or the centre does not admit is reported at the claim (inadmissible-evidence), with the requirement that refuses it.`,
  },
  {
    name: 'method',
    also: ['evidence', 'direct'],
    summary: 'How the evidence came about',
    text: `  observation        the assessor watched           needs assessor
  work-product       made for the job itself
  questioning        asked and answered             needs assessor
  discussion         led by the assessor            needs assessor
  witness-testimony  what somebody saw              needs witness
  expert-witness     by a registered expert         needs witness
  learner-statement  an account kept for the portfolio
  prior-learning     from before the registration
  test               marked                         needs score

Observation, work product and expert witness are direct evidence. An expert witness who is not registered for the unit counts as an ordinary one.`,
  },
  {
    name: 'declaration',
    also: ['declared'],
    summary: 'The learner’s word that all evidence of a unit is their own',
    text: `When a unit is finished, the learner declares that all its evidence is their own work. The day of that declaration stands at the unit, in portfolio.yaml:

  units:
    - B9
    - { unit: B8, declared: 2026-11-02 }

A unit without it is not complete, whatever has been met: it awaits sign-off, and the next move is the learner’s. Each item besides has the day on which its maker signed it (signed), which may be the learner, a witness or an assessor.

The declaration is about the whole unit, and so it belongs to an entry of units and not to the top of the file. See evid explain sign-off.`,
  },
  {
    name: 'draft',
    also: ['planned'],
    summary: 'An item that is still being written, and never counts',
    text: `An item that says draft: true is listed and never counted. It is not blamed for what is still missing: a place for each claim, the context, the signature.

  draft: true
  date: 2026-12-04

With a date still to come it is planned, and evid plan and the gap report show it beside the gaps that it would close. Everything else is checked as in any item, so that it is in order when the line draft: true is taken out.

Taking the line out does not change the digest. An item that is not to be used after all says withdrawn and the day: then nobody looks at it again.`,
  },
  {
    name: 'sampling',
    also: ['camera', 'standards'],
    summary: 'Which decisions a verifier looks at, and how many',
    text: `Nobody verifies everything. evid sample proposes which decisions an internal verifier should look at: a share of what each assessor decided on each unit, more where the assessor or the unit is new, and first what carries a risk.

A common way to plan a sample is CAMERA: candidates, assessors, methods of assessment, elements of the unit, records, assessment sites. evid sees to the candidates, assessors, methods, units and records; where the work was done is the context of each item, and places are for the verifier to know.

The shares are the centre’s, under policy, sampling in evid.yaml; without them evid uses figures of its own, and the report says so. What is sampled is written down in verification/: see evid explain verification.`,
  },
  {
    name: 'shallow',
    also: ['clone', 'history', 'audit'],
    summary: 'A clone of the repository that lacks its older history',
    text: `evid audit asks git who committed each record. A pipeline often fetches the last commit only: such a clone is called shallow, and what is older than it can be attributed to nobody.

evid says so, and does not take the one commit that is there for the author of everything. To audit the whole history, fetch it:

  git fetch --unshallow

In GitLab set GIT_DEPTH to 0; in GitHub’s checkout action set fetch-depth to 0. Everything but the audit works in a shallow clone as in any other.`,
  },
  {
    name: 'route',
    also: ['rpl', 'recognition', 'apl', 'carried-over', 'certificate'],
    summary: 'How a learner comes to a unit: assessed, or by what they had before',
    text: `Each entry of units in portfolio.yaml may say its route; without one it is assessed.

  assessed                   evidence is collected and judged
  recognised-prior-learning  the same, with learning from before (RPL)
  credit-transfer            a certificate of the same unit stands for it
  exemption                  a certificate of another unit stands for it

RPL changes nothing in how evidence is judged: the assessor decides whether it is valid, authentic, current and sufficient. Only its date is no surprise, so that evidence-before-registration is not said. An item of the method prior-learning is such evidence in a unit that is otherwise assessed.

Credit transfer and exemption name their certificate, need no evidence, leave no gaps and are carried over.`,
  },
  {
    name: 'role',
    also: ['people', 'register', 'person', 'authority'],
    summary: 'What somebody in people.yaml may do, for which units, and when',
    text: `The register says who may decide and who may verify:

  j-okafor: { name: J. Okafor, roles: [assessor], units: [B9] }

The roles are assessor, who decides on evidence; trainee-assessor, whose records an assessor countersigns; verifier, who samples decisions (IQA); and witness, who testifies and decides nothing, as an expert where expert: true says so.

Without units a role holds for all, without from and until for every day. A decision or sample by somebody who does not hold the role on its date has no effect, and is an error (person-not-authorised). Nobody decides on evidence of which they are the witness, or samples decisions that are their own.`,
  },
  {
    name: 'confidential',
    also: ['held', 'seen-by', 'seen-on', 'confidentiality'],
    summary: 'Evidence that has to stay at the workplace',
    text: `What must not leave the workplace is not copied into the portfolio. The item says where it is kept, who looked at it there, and when:

  held: "CRM ticket 4411"
  seen-by: j-okafor
  seen-on: 2026-03-09

The text of the item says what the evidence shows, without what is confidential. A decision met by somebody whom seen-by does not name is a warning (not-inspected): nobody should accept what they have not seen.

Customers stand in a portfolio under pseudonymous ids, such as C-014, for the same reason.`,
  },
  {
    name: 'contested',
    also: ['disagreement'],
    summary: 'The verifier does not agree with a decision that stands',
    text: `A sample that says not-agreed contests what it covers: a decision, the judgement of a requirement, or a sign-off. A sample of one item of a joint decision covers the whole decision.

A contested decision makes its claim stale. The unit is then neither complete nor awaiting sign-off, even where other evidence covers the same criteria, and where nothing else says so, a gap of its own names the criterion or the situation, the verifier’s record and the reason.

The next move is the assessor’s: to look again and decide in a new record. A later sample that agrees ends it too.`,
  },
  {
    name: 'waits',
    also: ['wait', 'waiting', 'owner', 'move', 'next-move'],
    summary: 'Whose move it is, and since when somebody has been waiting',
    text: `Every gap has an owner: the learner while evidence is missing, not enough or sent back, the assessor when something waits for a decision or has changed since. A unit’s owner is the learner if any of its gaps is theirs, or if only the declaration is lacking, else the assessor.

A claim waits for its assessor since its item was handed over: since its signature, or the last day that it is about. One that a verifier contests waits since that sample, and one that was changed at most since the decision before the change. The centre decides how long is too long.

  evid status --sort waiting

puts the longest waits first, and evid plan ranks what to do next.`,
  },
  {
    name: 'vacsr',
    also: ['valid', 'authentic', 'current', 'sufficient', 'reliable', 'vacs'],
    summary: 'What evidence has to be before an assessor accepts it',
    text: `Valid, authentic, current, sufficient and reliable: five questions that an assessor asks of evidence, and that no program can answer.

  valid       it shows what the criterion asks for
  authentic   it is the learner’s own work
  current     it shows what they can do now
  sufficient  there is enough of it, over enough occasions
  reliable    another assessor would decide the same

evid lays out what helps to answer them: places for each claim, signatures and commits, dates against currency-months, occasions and days beside each judgement, and samples. A decision met says that the assessor has answered yes.`,
  },
  {
    name: 'kind',
    also: ['performance', 'knowledge'],
    summary: 'Whether a criterion is shown by doing the job, or by knowing',
    text: `Each outcome, and where it says so each criterion, is of one kind. Performance is shown by doing the job: an item that claims it says in which context the work was done, and a unit may refuse some of these, often simulation. Knowledge may be shown anywhere, by questions, a discussion or a statement.

  outcomes:
    - id: "1"
      title: Work effectively within a customer service chain
      kind: performance
      criteria:
        - { id: "1.1", text: …, kind: knowledge }

Rules may ask for one kind alone: where: { kind: performance } looks only at items that claim a performance criterion. Without a word the kind is performance.`,
  },
  {
    name: 'qualification',
    also: [
      'combination',
      'rule-of-combination',
      'rules-of-combination',
      'pathway',
      'barred',
      'equivalents',
      'equivalent',
    ],
    summary: 'Which units together make a certificate',
    text: `A qualification says which units make it: its rules of combination. It stands in qualifications/, and a portfolio names the one that it works towards, with its pathway where there are several.

  groups:
    - { id: M, title: Mandatory, units: [B9, 58A] }
    - { id: A, title: Optional, units: [ { unit: F1, level: 2, credit: 4 } ] }
  rules:
    - { id: R1, text: Both mandatory units, groups: [M], take: all }
    - { id: R2, text: 16 credits, credits: { at-least: 16 } }

Achieved are units that are complete, certificated or carried over; planned are these and every other listed unit that is not withdrawn. The figures are those of the best choice of units: one that keeps every at-most, takes one at the most of units that are barred from each other, and counts equivalents once. It is complete when one choice of achieved units meets all rules together, on course when one of planned units does, else short.

None of it is a gap of a unit. evid plan names the fewest units that would close what is short, and evid why what each unit brings to a rule, as in evid why amira-khan L3-CSP/R2.`,
  },
];
