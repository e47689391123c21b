// Writes a workspace of many portfolios into a folder: plausible items, half of them decided, on the shipped unit B9 and
// as many copies of it under other ids as asked for. The same numbers give the same bytes.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const criteria = [1, 2, 3].flatMap((outcome) => [1, 2, 3, 4, 5, 6].map((number) => `${outcome}.${number}`));
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

/** Ways in which people write front matter: most plainly, some with what only a whole YAML parser reads. */
const styles = {
  plain: ({ claims, tag, number }) =>
    `criteria:\n${claims.map((claim) => `  - ${claim}\n`).join('')}customers: [C-${number}]\ntags: [${tag}]\n`,
  inline: ({ claims, tag, number }) =>
    `criteria: [${claims.join(', ')}]\ncustomers:\n  - C-${number}\ntags:\n  - ${tag}\n`,
  quoted: ({ claims, tag, number }) =>
    `criteria: ["${claims.join('", "')}"]\ncustomers: ['C-${number}']\ntags: ["${tag}"]\n`,
  commented: ({ claims, tag, number }) =>
    `# what it shows\ncriteria:\n${claims.map((claim) => `  - ${claim}\n`).join('')}customers: [C-${number}] # by their ids\ntags: [${tag}]\n`,
  block: ({ claims, tag, number }) =>
    `criteria: [${claims.join(', ')}]\ncustomers: [C-${number}]\ntags: [${tag}]\nx-note: |\n  Asked for by the assessor:\n  who rang whom, and when.\n`,
};
/** What an item is by its number, so that a workspace of one style or of all can be made. */
const mixed = ['plain', 'inline', 'plain', 'quoted', 'plain', 'inline', 'commented', 'plain', 'inline', 'block'];

function item(number, units, style) {
  const id = `E${String(number).padStart(3, '0')}`;
  const claims = [0, 5, 11].map(
    (step) => `${units[number % units.length]}/${criteria[(number + step) % criteria.length]}`,
  );
  const tag = situations[number % situations.length];
  const month = String(2 + (number % 8)).padStart(2, '0');
  const date = `2026-${month}-${String(1 + (number % 28)).padStart(2, '0')}`;
  const lists = styles[style === 'mixed' ? mixed[number % mixed.length] : style]({ claims, tag, number });
  const keys = `id: ${id}\ntitle: Work on case ${number}\nmethod: work-product\ndate: ${date}\ncontext: paid-work\n${lists}signed: 2026-${month}-28\n`;
  const body = `\n## What happened\n\n${sentence.repeat(5)}[${claims[0]}]\n\n${sentence.repeat(4)}[${claims[1]}] [${tag}]\n\n${sentence.repeat(3)}[${claims[2]}]\n`;
  const judged = { context: 'paid-work', customers: [`C-${number}`], date, id, method: 'work-product' };
  return { id, claims, tag, text: `---\n${keys}---\n${body}`, digest: digest(judged, body) };
}

/** The digest of an item without files, written out here so that the benchmark needs nothing of evid's own. */
function digest(judged, body) {
  const plain = body
    .replace(/[ \t]*\[[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+( @ [^\]\n]*)?\]/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n+$/, '');
  return `sha256:${createHash('sha256')
    .update(`${JSON.stringify(judged)}\n${plain}`)
    .digest('hex')}`;
}

export function generate(folder, portfolios, items, { units: unitCount = 1, style = 'mixed' } = {}) {
  const units = ['B9', ...Array.from({ length: unitCount - 1 }, (_, index) => `B9-${index + 2}`)];
  cpSync('specs', join(folder, 'specs'), { recursive: true });
  for (const unit of units.slice(1)) {
    const text = readFileSync('specs/B9.unit.yaml', 'utf8').replace(/^id: .*$/m, `id: ${unit}`);
    writeFileSync(join(folder, 'specs', `${unit}.unit.yaml`), text);
  }
  writeFileSync(join(folder, 'people.yaml'), 'j-okafor: { name: J. Okafor, roles: [assessor] }\n');
  writeFileSync(join(folder, 'evid.yaml'), 'version: 1\n');
  const all = Array.from({ length: items }, (_, index) => item(index + 1, units, style));
  const decided = all.slice(0, Math.floor(items / 2));
  const decisions = decided.map(
    (each) =>
      `  - { evidence: ${each.id}, criteria: [${each.claims.join(', ')}], tags: [${each.tag}], outcome: met, digest: "${each.digest}" }\n`,
  );
  for (let number = 1; number <= portfolios; number++) {
    const path = join(folder, 'portfolios', `learner-${String(number).padStart(4, '0')}`);
    mkdirSync(join(path, 'evidence'), { recursive: true });
    mkdirSync(join(path, 'assessments'));
    writeFileSync(
      join(path, 'portfolio.yaml'),
      `learner: { id: L-${number} }\nunits: [${units.join(', ')}]\nassessor: j-okafor\nregistered: 2026-01-12\n`,
    );
    for (const each of all) writeFileSync(join(path, 'evidence', `${each.id}.md`), each.text);
    for (let start = 0; start < decisions.length; start += 50) {
      const id = `A${String(start / 50 + 1).padStart(2, '0')}`;
      writeFileSync(
        join(path, 'assessments', `${id}.md`),
        `---\nid: ${id}\nassessor: j-okafor\ndate: 2026-11-01\ndecisions:\n${decisions.slice(start, start + 50).join('')}---\n\nGood work so far.\n`,
      );
    }
  }
}
