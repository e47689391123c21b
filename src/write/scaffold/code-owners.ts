import type { NewFile } from '../create-files.ts';
import type { CiHost } from './ci-file.ts';

/**
 * Who must agree to a change of what, so that claims, decisions and samples keep their three authors. Git hosts let the last line
 * that matches decide.
 */
export const codeOwners = (host: CiHost | undefined): NewFile => [
  host === undefined ? 'CODEOWNERS' : `.${host}/CODEOWNERS`,
  `# Who must agree to a change of what: claims are the learner's, decisions the assessor's, samples the verifier's.
# The names are examples: put the groups of your own host in their place, and make their approval compulsory for the main
# branch. The last line that matches a file decides.

*                                   @your-centre/quality-lead

/portfolios/                        @your-centre/assessors
/portfolios/*/evidence/             @your-centre/learners @your-centre/teachers
/portfolios/*/attachments/          @your-centre/learners @your-centre/teachers
/portfolios/*/evidence/assessor/    @your-centre/assessors
/portfolios/*/evidence/witness/     @your-centre/assessors
/portfolios/*/assessments/          @your-centre/assessors
/portfolios/*/verification/         @your-centre/verifiers

/evid.yaml                          @your-centre/quality-lead
/people.yaml                        @your-centre/quality-lead
/waivers.yaml                       @your-centre/quality-lead
/specs/                             @your-centre/quality-lead
`,
];
