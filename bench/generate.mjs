// Writes a workspace of many portfolios into a folder: plausible items, half of them decided, on the shipped unit B9 and
// as many copies of it under other ids as asked for.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const criteria = [
  '1.1',
  '1.2',
  '1.3',
  '1.4',
  '1.5',
  '1.6',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
];
const situations = [
  'partner/cooperative',
  'partner/uncooperative',
  'supplier/regular',
  'supplier/new',
  'benefit/organisation',
  'benefit/partner',
];
const sentence =
  'I rang the supplier before noon, agreed a new time with both sides and told the tenant what would happen next. ';

function item(number, units) {
  const id = `E${String(number).padStart(3, '0')}`;
  const claims = [0, 5, 11].map(
    (step) => `${units[number % units.length]}/${criteria[(number + step) % criteria.length]}`,
  );
  const tag = situations[number % situations.length];
  const day = String(1 + (number % 28)).padStart(2, '0');
  const month = String(2 + (number % 8)).padStart(2, '0');
  const keys = `id: ${id}\ntitle: Work on case ${number}\nmethod: work-product\ndate: 2026-${month}-${day}\ncontext: paid-work\ncriteria:\n${claims.map((claim) => `  - ${claim}\n`).join('')}customers: [C-${number}]\ntags: [${tag}]\nsigned: 2026-${month}-28\n`;
  const body = `\n## What happened\n\n${sentence.repeat(5)}[${claims[0]}]\n\n${sentence.repeat(4)}[${claims[1]}] [${tag}]\n\n${sentence.repeat(3)}[${claims[2]}]\n`;
  return { id, claims, tag, month, text: `---\n${keys}---\n${body}` };
}

/** The digest of an item without files, written out here so that the benchmark needs nothing of evid's own. */
function digest({ id, text }) {
  const [, front, body] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text);
  const value = (key) => new RegExp(`^${key}: (.*)$`, 'm').exec(front)[1];
  const judged = {
    context: 'paid-work',
    customers: [value('customers').slice(1, -1)],
    date: value('date'),
    id,
    method: 'work-product',
  };
  const plain = body
    .replace(/[ \t]*\[[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+( @ [^\]\n]*)?\]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
  return `sha256:${createHash('sha256')
    .update(`${JSON.stringify(judged)}\n${plain}`)
    .digest('hex')}`;
}

export function generate(folder, portfolios, items, unitCount = 1) {
  const units = ['B9', ...Array.from({ length: unitCount - 1 }, (_, index) => `B9-${index + 2}`)];
  cpSync('specs', join(folder, 'specs'), { recursive: true });
  for (const unit of units.slice(1)) {
    const text = readFileSync('specs/B9.unit.yaml', 'utf8').replace(/^id: .*$/m, `id: ${unit}`);
    writeFileSync(join(folder, 'specs', `${unit}.unit.yaml`), text);
  }
  writeFileSync(join(folder, 'people.yaml'), 'j-okafor: { name: J. Okafor, roles: [assessor] }\n');
  writeFileSync(join(folder, 'evid.yaml'), 'version: 1\n');
  for (let number = 1; number <= portfolios; number++) {
    const path = join(folder, 'portfolios', `learner-${String(number).padStart(4, '0')}`);
    mkdirSync(join(path, 'evidence'), { recursive: true });
    mkdirSync(join(path, 'assessments'));
    writeFileSync(
      join(path, 'portfolio.yaml'),
      `learner: { id: L-${number} }\nunits: [${units.join(', ')}]\nassessor: j-okafor\nregistered: 2026-01-12\n`,
    );
    const all = Array.from({ length: items }, (_, index) => item(index + 1, units));
    for (const each of all) writeFileSync(join(path, 'evidence', `${each.id}.md`), each.text);
    const decided = all.slice(0, Math.floor(items / 2));
    const decisions = decided.map(
      (each) =>
        `  - { evidence: ${each.id}, criteria: [${each.claims.join(', ')}], tags: [${each.tag}], outcome: met, digest: "${digest(each)}" }\n`,
    );
    for (let start = 0; start < decisions.length; start += 50) {
      const id = `A${String(start / 50 + 1).padStart(2, '0')}`;
      writeFileSync(
        join(path, 'assessments', `${id}.md`),
        `---\nid: ${id}\nassessor: j-okafor\ndate: 2026-11-01\ndecisions:\n${decisions.slice(start, start + 50).join('')}---\n\nGood work so far.\n`,
      );
    }
  }
}
