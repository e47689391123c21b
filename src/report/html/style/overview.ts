/** The overview as a heat map: the words of a cell say what its shade says. */
export const overview = `
.cohort .heat { padding: 0; min-width: 8rem; border-left: 2px solid var(--sheet); }
.cohort .heat a { display: block; padding: 0.5rem 0.65rem; text-decoration: none; color: inherit; white-space: nowrap; font-size: 0.875rem; line-height: 1.4; }
.cohort .heat a:hover b { text-decoration: underline; }
.cohort .heat small { display: block; color: inherit; font-size: 0.8125rem; }
.cohort .heat b { font-size: 0.9375rem; }
.cohort .done { box-shadow: inset 4px 0 0 light-dark(#14663f, #7fd3a4); }
.cohort .out { color: var(--soft); background: repeating-linear-gradient(135deg, var(--sunk) 0 2px, var(--sheet) 2px 7px); border-left: 2px solid var(--sheet); }
.cohort td.out:not(.heat) { text-align: center; vertical-align: middle; }
.cohort tbody th { font-weight: 500; min-width: 9rem; }
.cohort tbody th small { display: block; }
.cohort .move .nb { white-space: nowrap; }
.cohort th, .cohort td { padding-inline: 0.6rem; }
.cohort tbody td { font-variant-numeric: tabular-nums; }
.cohort abbr { text-decoration: none; }
.bad { color: var(--bad); }
.h0 { background: var(--sheet); }
${shades()}
.by-unit { margin: 1rem 0; }
.by-unit a { margin: 0 0.35rem; }
`;

/** Ten shades for the share of criteria met, of which even the deepest leaves the words on it legible. */
function shades(): string {
  return Array.from(
    { length: 10 },
    (_, at) =>
      `.h${at + 1} { background: color-mix(in srgb, light-dark(#2f8f5f, #2c8559) ${Math.round(8 + (at * 62) / 9)}%, var(--sheet)); }`,
  ).join('\n');
}
