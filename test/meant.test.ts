import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';

let cwd: string;
beforeAll(() => {
  cwd = copyExamples(`${folderWith({})}/centre`);
});
afterAll(removeFolders);

describe('where a word is not what is expected there, evid says what was meant', () => {
  it.each([
    ['spec B9', "unknown command 'B9'", 'did you mean evid spec show B9?'],
    ['spec b9', "unknown command 'b9'", 'did you mean evid spec show B9?'],
    [
      'spec nothing',
      "unknown command 'nothing'",
      'evid spec is followed by list, show, check, review, new, import; evid spec --help says more',
    ],
    [
      'new B9',
      "unknown command 'B9'",
      'evid new portfolio --units B9 begins a portfolio for it, evid new evidence amira-khan an item',
    ],
    ['new amira-khan', "unknown command 'amira-khan'", 'did you mean evid new evidence amira-khan?'],
    [
      'new nothing',
      "unknown command 'nothing'",
      'evid new is followed by portfolio, evidence; evid new --help says more',
    ],
    [
      'portfolio amira-khan',
      "unknown command 'portfolio'",
      'evid status lists the portfolios, evid new portfolio begins one',
    ],
    ['B9', "unknown command 'B9'", 'evid spec show B9 says what it asks, evid status --unit B9 how it stands'],
    [
      'amira-khan',
      "unknown command 'amira-khan'",
      'evid check amira-khan says what is wrong in it, evid gaps amira-khan what is missing',
    ],
    ['B9/1.1', "unknown command 'B9/1.1'", 'did you mean evid why amira-khan B9/1.1?'],
    ['nothing', "unknown command 'nothing'", 'evid help lists the commands'],
    ['check --json', "unknown option '--json'", 'did you mean --format json?'],
    ['new evidence --json', "unknown option '--json'", 'evid new evidence --help lists its options'],
    [
      'check --baseline=a.json',
      "unknown option '--baseline=a.json'",
      'did you mean evid diff FILE, which compares with an earlier result?',
    ],
    ['check --nothing', "unknown option '--nothing'", 'evid check --help lists its options'],
    [
      'spec show B9/1.1',
      'B9/1.1 is not a unit, but something in one',
      'evid spec show B9 has it, evid why PORTFOLIO B9/1.1 says how it stands',
    ],
    [
      'spec check B9',
      "too many arguments for 'check'. Expected 0 arguments but got 1.",
      'evid spec check; evid spec check --help says more',
    ],
    [
      'verify',
      "missing required argument 'portfolio'",
      'to see what is wrong in the files: evid check; to sample: evid verify PORTFOLIO --by ID --stage interim --assessment A01 --agreed',
    ],
    ['why', "missing required argument 'portfolio'", 'evid why <portfolio> <ref>; evid why --help says more'],
    [
      'why amira-khan',
      "missing required argument 'ref'",
      'evid why amira-khan REF, where REF is a criterion, requirement, situation, item or record',
    ],
    ['why b9/ER3', "missing required argument 'ref'", 'the portfolio comes first: evid why amira-khan B9/ER3'],
    [
      'why B9/1.1 --anonymise',
      "missing required argument 'ref'",
      'the portfolio comes first: evid why PORTFOLIO B9/1.1',
    ],
    [
      'gaps B9',
      'there is no portfolio B9',
      'B9 is a unit: evid status --unit B9 says how it stands, evid spec show B9 what it asks',
    ],
    ['check B9/1.1', 'there is no portfolio B9/1.1', 'did you mean evid why amira-khan B9/1.1?'],
    [
      'assess B9',
      'there is no portfolio B9',
      'B9 is a unit: evid status --unit B9 says how it stands, evid spec show B9 what it asks',
    ],
    [
      'explain B9',
      'there is nothing to explain under B9',
      'B9 is a unit: evid status --unit B9 says how it stands, evid spec show B9 what it asks',
    ],
    [
      'status amira-khan/evidence',
      'amira-khan/evidence lies in a portfolio, and is none',
      'its portfolio is portfolios/amira-khan',
    ],
    [
      'status portfolios/amira-khan/evidence',
      'portfolios/amira-khan/evidence lies in a portfolio, and is none',
      'its portfolio is portfolios/amira-khan',
    ],
  ])('evid %s', async (typed, message, help) => {
    expect(await evid(typed.split(' '), { cwd })).toEqual({
      status: 2,
      stdout: '',
      stderr: `evid: ${message}\n  help: ${help}\n`,
    });
  });

  it('outside of a workspace, too', async () => {
    const nowhere = folderWith({});
    expect((await evid(['spec', 'B9'], { cwd: nowhere })).stderr).toMatch(/\n {2}help: evid spec is followed by /);
    expect((await evid(['B9', '--root', '/no/such/folder'], { cwd: nowhere })).status).toBe(2);
  });
});
