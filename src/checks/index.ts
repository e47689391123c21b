import { awaitingCountersignature } from './awaiting-countersignature.ts';
import { bareTag } from './bare-tag.ts';
import { barredCombination } from './barred-combination.ts';
import { centreSchemaUnusable } from './centre-schema-unusable.ts';
import type { Check } from './check.ts';
import { checkCharacter } from './check-character.ts';
import { circularPrerequisites } from './circular-prerequisites.ts';
import { committedByAnother } from './committed-by-another.ts';
import { committedByLearner } from './committed-by-learner.ts';
import { committedForOthers } from './committed-for-others.ts';
import { conflictMarkers } from './conflict-markers.ts';
import { contestedDecision } from './contested-decision.ts';
import { contradictoryAdmits } from './contradictory-admits.ts';
import { coverWithoutKind } from './cover-without-kind.ts';
import { coveredTwice } from './covered-twice.ts';
import { creditAndHours } from './credit-and-hours.ts';
import { criterionHasParts } from './criterion-has-parts.ts';
import { criterionReworded } from './criterion-reworded.ts';
import { decisionAfterLastDate } from './decision-after-last-date.ts';
import { decisionBeforeEvidence } from './decision-before-evidence.ts';
import { decisionBeforeRegistration } from './decision-before-registration.ts';
import { decisionOnUnknownEvidence } from './decision-on-unknown-evidence.ts';
import { decisionWithoutClaim } from './decision-without-claim.ts';
import { decisionsDisagree } from './decisions-disagree.ts';
import { discouragedEvidence } from './discouraged-evidence.ts';
import { duplicateClaim } from './duplicate-claim.ts';
import { duplicateDecision } from './duplicate-decision.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateKey } from './duplicate-key.ts';
import { emptyFile } from './empty-file.ts';
import { evidenceBeforeRegistration } from './evidence-before-registration.ts';
import { evidenceTooOld } from './evidence-too-old.ts';
import { expiredWaiver } from './expired-waiver.ts';
import { fileOutsidePortfolio } from './file-outside-portfolio.ts';
import { fileTooLarge } from './file-too-large.ts';
import { futureDate } from './future-date.ts';
import { idsDifferByCase } from './ids-differ-by-case.ts';
import { ignoredByGit } from './ignored-by-git.ts';
import { inadmissibleEvidence } from './inadmissible-evidence.ts';
import { internalFault } from './internal-fault.ts';
import { invalidDate } from './invalid-date.ts';
import { invalidUtf8 } from './invalid-utf8.ts';
import { invalidValue } from './invalid-value.ts';
import { invalidYaml } from './invalid-yaml.ts';
import { joinedOccasions } from './joined-occasions.ts';
import { judgementNotAsked } from './judgement-not-asked.ts';
import { judgementWithoutBasis } from './judgement-without-basis.ts';
import { labelSpansTime } from './label-spans-time.ts';
import { lastDatePassed } from './last-date-passed.ts';
import { learnerIsAssessor } from './learner-is-assessor.ts';
import { locatorFileMissing } from './locator-file-missing.ts';
import { mayWithRules } from './may-with-rules.ts';
import { missingContext } from './missing-context.ts';
import { missingFile } from './missing-file.ts';
import { missingFrontMatter } from './missing-front-matter.ts';
import { missingKey } from './missing-key.ts';
import { namesAlike } from './names-alike.ts';
import { noPortfolioFile } from './no-portfolio-file.ts';
import { noPortfolios } from './no-portfolios.ts';
import { noSpecs } from './no-specs.ts';
import { notApplicableNotAllowed } from './not-applicable-not-allowed.ts';
import { notCommitted } from './not-committed.ts';
import { notInspected } from './not-inspected.ts';
import { notWaivable } from './not-waivable.ts';
import { numberingHole } from './numbering-hole.ts';
import { occasionWithoutClaim } from './occasion-without-claim.ts';
import { openFacetInRule } from './open-facet-in-rule.ts';
import { openReviewItems } from './open-review-items.ts';
import { outsideWorkspace } from './outside-workspace.ts';
import { percentageOutOfRange } from './percentage-out-of-range.ts';
import { personNotAuthorised } from './person-not-authorised.ts';
import { personWithoutAddress } from './person-without-address.ts';
import { personalData } from './personal-data.ts';
import { placeNotFound } from './place-not-found.ts';
import { prerequisiteMissing } from './prerequisite-missing.ts';
import { recordChanged } from './record-changed.ts';
import { recordDeleted } from './record-deleted.ts';
import { reviewDatePassed } from './review-date-passed.ts';
import { sameDayOccasions } from './same-day-occasions.ts';
import { shallowHistory } from './shallow-history.ts';
import { shareAtMost } from './share-at-most.ts';
import { sharedAddress } from './shared-address.ts';
import { signedBeforeEvidence } from './signed-before-evidence.ts';
import { singleCriterionEvidence } from './single-criterion-evidence.ts';
import { staleDecision } from './stale-decision.ts';
import { unclaimedLocator } from './unclaimed-locator.ts';
import { unclosedFrontMatter } from './unclosed-front-matter.ts';
import { undigestedDecision } from './undigested-decision.ts';
import { unexpectedFile } from './unexpected-file.ts';
import { unitDescribedOtherwise } from './unit-described-otherwise.ts';
import { unitInTwoGroups } from './unit-in-two-groups.ts';
import { unitNotRegistered } from './unit-not-registered.ts';
import { unitOutsideQualification } from './unit-outside-qualification.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownCheck } from './unknown-check.ts';
import { unknownCriterion } from './unknown-criterion.ts';
import { unknownGrade } from './unknown-grade.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownNameInRule } from './unknown-name-in-rule.ts';
import { unknownNameInWaiver } from './unknown-name-in-waiver.ts';
import { unknownPerson } from './unknown-person.ts';
import { unknownQualification } from './unknown-qualification.ts';
import { unknownRecord } from './unknown-record.ts';
import { unknownRequirement } from './unknown-requirement.ts';
import { unknownTag } from './unknown-tag.ts';
import { unknownUnit } from './unknown-unit.ts';
import { unlocatedClaim } from './unlocated-claim.ts';
import { unlocatedTag } from './unlocated-tag.ts';
import { unportableName } from './unportable-name.ts';
import { unreachableCount } from './unreachable-count.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unregisteredExpertWitness } from './unregistered-expert-witness.ts';
import { unsignedEvidence } from './unsigned-evidence.ts';
import { unusedFacet } from './unused-facet.ts';
import { unusedOptional } from './unused-optional.ts';
import { unusedWaiver } from './unused-waiver.ts';
import { valueCutByComment } from './value-cut-by-comment.ts';
import { verifierIsAssessor } from './verifier-is-assessor.ts';
import { waiverWithoutApproval } from './waiver-without-approval.ts';
import { witnessIsAssessor } from './witness-is-assessor.ts';
import { yamlTooDeep } from './yaml-too-deep.ts';

/** Every fault that evid reports, by code. */
export const checks: readonly Check[] = [
  awaitingCountersignature,
  bareTag,
  barredCombination,
  centreSchemaUnusable,
  checkCharacter,
  circularPrerequisites,
  committedByAnother,
  committedByLearner,
  committedForOthers,
  conflictMarkers,
  contestedDecision,
  contradictoryAdmits,
  coverWithoutKind,
  coveredTwice,
  creditAndHours,
  criterionHasParts,
  criterionReworded,
  decisionAfterLastDate,
  decisionBeforeEvidence,
  decisionBeforeRegistration,
  decisionOnUnknownEvidence,
  decisionWithoutClaim,
  decisionsDisagree,
  discouragedEvidence,
  duplicateClaim,
  duplicateDecision,
  duplicateId,
  duplicateKey,
  emptyFile,
  evidenceBeforeRegistration,
  evidenceTooOld,
  expiredWaiver,
  fileOutsidePortfolio,
  fileTooLarge,
  futureDate,
  idsDifferByCase,
  ignoredByGit,
  inadmissibleEvidence,
  internalFault,
  invalidDate,
  invalidUtf8,
  invalidValue,
  invalidYaml,
  joinedOccasions,
  judgementNotAsked,
  judgementWithoutBasis,
  labelSpansTime,
  lastDatePassed,
  learnerIsAssessor,
  locatorFileMissing,
  mayWithRules,
  missingContext,
  missingFile,
  missingFrontMatter,
  missingKey,
  namesAlike,
  noPortfolioFile,
  noPortfolios,
  noSpecs,
  notApplicableNotAllowed,
  notCommitted,
  notInspected,
  notWaivable,
  numberingHole,
  occasionWithoutClaim,
  openFacetInRule,
  openReviewItems,
  outsideWorkspace,
  percentageOutOfRange,
  personNotAuthorised,
  personWithoutAddress,
  personalData,
  placeNotFound,
  prerequisiteMissing,
  recordChanged,
  recordDeleted,
  reviewDatePassed,
  sameDayOccasions,
  shallowHistory,
  shareAtMost,
  sharedAddress,
  signedBeforeEvidence,
  singleCriterionEvidence,
  staleDecision,
  unclaimedLocator,
  unclosedFrontMatter,
  undigestedDecision,
  unexpectedFile,
  unitDescribedOtherwise,
  unitInTwoGroups,
  unitNotRegistered,
  unitOutsideQualification,
  unknownAction,
  unknownCheck,
  unknownCriterion,
  unknownGrade,
  unknownKey,
  unknownNameInRule,
  unknownNameInWaiver,
  unknownPerson,
  unknownQualification,
  unknownRecord,
  unknownRequirement,
  unknownTag,
  unknownUnit,
  unlocatedClaim,
  unlocatedTag,
  unportableName,
  unreachableCount,
  unreadableFile,
  unregisteredExpertWitness,
  unsignedEvidence,
  unusedFacet,
  unusedOptional,
  unusedWaiver,
  valueCutByComment,
  verifierIsAssessor,
  waiverWithoutApproval,
  witnessIsAssessor,
  yamlTooDeep,
];
