/** How reports of evid begin, whichever command and format they are of. */
const openings: readonly RegExp[] = [
  // Markdown alone
  /^# (Evidence( on \d{4}-| mapping of )|Gap report |Unit record of |Matrix on |Status on |Audit on \d{4}-|Units, standards and )/,
  // Documents, on a terminal and in Markdown
  /^(Gap report for [^\n]*,|Unit record of [^\n]* on) \d{4}-\d\d-\d\d\n/,
  /^(# )?Evidence: (nothing|\d+) [^\n]*\n+[^\n]* as of \d{4}-/,
  /^(# )?Plan for [^\n]*\n+(\d+ gaps?, |nothing to plan|no plan can be made)/,
  /^(# )?Sampling plan of \d{4}-/,
  /^(# )?\S+ against \S+\n/,
  /^(# )?\S+( · |, )(criterion|requirement|centre rule|situation|evidence|record|rule of combination)( · |, )/,
  /^(# )?\S+( · |, )[^\n]*\n+(level \d|version |source: |\S+ \d+( · |, ))/,
  // JSON: the result, the audit, a comparison; plan, crosswalk, why, sample; a specification; for CI
  /^\{\s+"version": 1,\s+"(today|base|to)":/,
  /^\{\s+("actions": \[|"unit": \{\s+"id":|"considered": \[|"today": "[\d-]+",\s+"seed":|"id": "[^"\n]*",\s+"title":)/,
  /^\{\s+"\$schema": "https:\/\/json\.schemastore\.org\/sarif-[\s\S]{0,200}"name": "evid"/,
  /^\{\s+"source": \{\s+"name": "evid"/,
  /^\[\s+\{\s+"(description": [^\n]*\n\s+"check_name|portfolio": [^\n]*\n\s+"learner|id": [^\n]*\n\s+"kind|columnsAre)"/,
  // JUnit, and pages
  /^<\?xml [^>]*>\s+<testsuites name="evid"/,
  /^<!doctype html>\s*<html lang="en-GB">\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"/,
  // Tables
  /^(rank,)?portfolio,learner,/,
  /^([^\n]*: )?\d+ portfolios?, [^\n]*\n([^\n]+\n)*\n(learner |\S[^\n]*, \S+: )/,
  /^id +kind +level /,
  // Lines for tools, and what is said to people
  /^\S[^\n]*:\d+:\d+: (error|warning|info)\[[a-z-]+\] /,
  /^::(error|warning|notice) /,
  /(^|\n)Checked \d+ specs?, /,
  /^[^\n]*\n +(error|warning|info) [^\n]*\[[a-z-]+\]\n/,
  /^\d+ records? (or|and) observations?, \d+ committed by /,
  /^[^\n]+\n {2}[^\n]*\d+\/\d+ criteria met[ ,]/,
];

/**
 * Whether a text is a report that evid has written and may replace: it begins as reports do, or half of its lines stand in the one
 * that is to come, figures and spaces apart, or it holds nothing.
 */
export function isReport(written: string, next: () => string): boolean {
  // A table for a spreadsheet begins with a mark.
  const old = written.replace(/^\ufeff/, '');
  if (/^\s*(\[\]\s*)?$/.test(old) || openings.some((opening) => opening.test(old))) return true;
  const lines = linesOf(old);
  const coming = new Set(linesOf(next()));
  return lines.filter((line) => coming.has(line)).length * 2 >= lines.length;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** The titles of reports on one learner; a page of one has the learner as its heading. */
const titled =
  /^(?:# )?(?:Gap report for|Plan for|Unit record of) (?!\d+ portfolios)(.+?)(?:,? (?:on )?\d{4}-\d\d-\d\d)?$/;
const headed = /<noscript data-page="[^"]*"[^>]*>[\s\S]*?<h1\b[^>]*>([^<]*)/;

/** The learner whom a report is about, as it names them; undefined where it is about several, or says of whom nowhere. */
export function learnerIn(report: string): string | undefined {
  const [title = ''] = /(?<=<title>)[^<]*/.exec(report) ?? /[^\n]*/.exec(report) ?? [];
  return (titled.exec(title) ?? headed.exec(report))?.[1];
}
