import { decidedSince } from '../../case/decided-since.ts';
import { markdownText } from '../../document/markdown-text.ts';
import { type GapOwners, gapOwners, nextMover } from '../../model/moves.ts';
import type { Owner, UnitRow } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import { ownerWords } from '../../words/moves.ts';
import { upperFirst } from '../../words/sentences.ts';
import { statusWords } from '../../words/statuses.ts';
import { progressFacts } from '../markdown.ts';
import { sinceWords } from '../since-sign-off.ts';
import { openActions } from './actions.ts';
import { advice, notes } from './advice.ts';
import { covered } from './covered.ts';
import { missing } from './missing.ts';
import { type Case, personWords, quoted } from './phrases.ts';
import { countersignatures, waitingList } from './waiting-list.ts';
import { waived } from './waived.ts';

/** One unit of a learner: how it stands, what is missing, what waits, what is open, and what is covered. */
export function unitSection(unit: UnitRow, at: Case): string[] {
  const { quiet } = at.look;
  const title = `${at.of}${markdownText(unit.unit)}`;
  const name =
    unit.title === '' && unit.status === 'unknown' ? '(its specification cannot be read)' : quoted(unit.title);
  const head = [at.heading(0, `${title} ${name}`), factsOf(unit, at), standing(unit)];
  if (isOver(unit)) return head;
  const onlyUnit = at.portfolio.units.length === 1;
  const section = (name: string, blocks: readonly string[]) =>
    blocks.length === 0 ? [] : [at.heading(1, `${title}: ${name}`), ...blocks];
  return [
    ...head,
    ...decidedSince(unit, at.portfolio).map((since) => `${markdownText(sinceWords(since))}.`),
    ...section('what is missing', orNothing(missing(unit, at), unit, 'Nothing waits for the learner.')),
    ...section('waiting for the assessor', [
      ...orNothing(waitingList(unit, at), unit, 'Nothing.'),
      ...(onlyUnit ? countersignatures(at) : []),
    ]),
    ...section('waived', waived(unit, at)),
    ...section('open actions', openActions(unit, at)),
    ...(quiet
      ? []
      : [
          ...section('what is covered', orNothing(covered(unit, at), unit, 'Nothing yet.')),
          ...section('advice', advice(unit)),
          ...section('notes', notes(unit)),
        ]),
  ];
}

/** A unit on which nobody works any more, or never did here. */
export const isOver = ({ status }: UnitRow): boolean =>
  status === 'withdrawn' || status === 'certificated' || status === 'carried-over';

/** An empty section says so; but of a unit that cannot be read, nothing is known to be empty. */
function orNothing(blocks: readonly string[], { status }: UnitRow, nothing: string): readonly string[] {
  if (blocks.length > 0) return blocks;
  return [status === 'unknown' ? 'Nothing that could be read; see the warning at the top.' : nothing];
}

function factsOf(unit: UnitRow, at: Case): string {
  const { level, credit, awardingOrganisation, registered, target, declared, assessor, verifier } = unit;
  const { withdrawn, certificated } = unit;
  const facts = [
    ...(awardingOrganisation === undefined ? [] : [markdownText(awardingOrganisation)]),
    ...(level === undefined ? [] : [`level ${markdownText(level)}`]),
    ...(credit === undefined ? [] : [counted(credit, 'credit')]),
    ...(registered === undefined ? [] : [`registered ${registered}`]),
    ...(target === undefined ? [] : [`target ${target}`]),
    ...(declared === undefined ? [] : [`declared ${declared}`]),
    ...(withdrawn === undefined ? [] : [`withdrawn ${withdrawn}`]),
    ...(certificated === undefined ? [] : [`certificated ${certificated}`]),
    ...(assessor === undefined ? [] : [`assessor ${personWords(assessor, at)}`]),
    ...(verifier === undefined ? [] : [`verifier ${personWords(verifier, at)}`]),
  ];
  return facts.length === 0 ? 'No dates or people are named.' : `${upperFirst(facts.join(', '))}.`;
}

/** "Status: in progress; 13 of 18 criteria met, 2 claimed, 7 gaps. Next move: the learner." */
function standing(unit: UnitRow): string {
  const { status, owner, certificate } = unit;
  if (isOver(unit))
    return `Status: ${statusWords[status]}${certificate === undefined ? '' : `, certificate ${quoted(certificate)}`}.`;
  const next = owner === undefined ? '' : ` ${nextWords(owner, gapOwners(unit))}`;
  return `Status: ${statusWords[status]}; ${progressFacts(unit).join(', ')}.${next}`;
}

/** Whose move it is; where both have gaps to close, with how many. */
function nextWords(owner: Owner, owners: GapOwners): string {
  const { gapsLearner, gapsAssessor } = owners;
  if (gapsLearner === 0 || gapsAssessor === 0) return `Next move: ${ownerWords[nextMover({ owner, ...owners })!]}.`;
  return `Next moves: ${ownerWords.learner} (${counted(gapsLearner, 'gap')}), ${ownerWords.assessor} (${counted(gapsAssessor, 'gap')}).`;
}
