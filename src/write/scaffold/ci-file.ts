import type { NewFile } from '../create-files.ts';

export const ciHosts = {
  github: 'GitHub Actions: annotations, and the report in the summary of the job',
  gitlab: 'GitLab CI: a test report and Code Quality in the merge request',
} as const;
export type CiHost = keyof typeof ciHosts;

/** A job that checks the workspace at every push and says what a pull request moves; it fails on faults in files, never on gaps. */
export const ciFile = (host: CiHost): NewFile => files[host];

const before = `# Checks the portfolios at every push. A gap does not fail the job; a fault in a file does.
# npm ci brings evid along where package.json names it; evid comes from git, at a commit of your choice:
#   npm install --save-dev "git+https://git.example/centre/evid.git#COMMIT"
`;
const files: Record<CiHost, NewFile> = {
  github: [
    '.github/workflows/evid.yml',
    `${before}name: evid
on:
  push: { branches: [main] }
  pull_request:
permissions: { contents: read }
jobs:
  portfolios:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 2 }
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: npm ci
      - run: npx evid check --format pretty --format github
      - if: \${{ !cancelled() && github.event_name == 'pull_request' }}
        run: npx evid diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY" || echo "::warning::nothing is compared"
`,
  ],
  gitlab: [
    '.gitlab-ci.yml',
    `${before}evid:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_BRANCH
  script:
    - npm ci
    - npx evid check --format pretty --format junit=evid.xml --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      junit: evid.xml
      codequality: gl-code-quality-report.json
`,
  ],
};
