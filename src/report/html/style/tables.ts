/** Tables: the frame that they scroll in, heads that stay, matrices and lists. */
export const tables = `
.scroll { position: relative; overflow: auto; max-height: 88vh; background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; overscroll-behavior-x: contain; }
.scroll:not(.fits)::before { content: '↔ more columns: scroll sideways'; position: sticky; left: 0; display: block; width: max-content; padding: 0.35rem 0.75rem; font-size: 0.8125rem; color: var(--soft); }
.scroll.fits { overflow: visible; max-height: none; }
.scroll.fits thead th { top: var(--bar); }
.scroll.fits thead th:first-child { border-top-left-radius: 10px; }
.scroll.fits thead th:last-child { border-top-right-radius: 10px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; padding: 0.55rem 0.75rem; border-top: 1px solid var(--rule); vertical-align: top; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--sunk); border-top: 0; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; vertical-align: middle; }
thead th:first-child { left: 0; z-index: 3; }
tbody th { font-weight: 400; }
tbody th[scope='row'] { position: sticky; left: 0; z-index: 1; background: var(--sheet); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead button { background: none; border: 0; padding: 0; min-height: 1.5rem; min-width: 1.5rem; font-weight: 600; font-size: inherit; }
thead button::after { content: ' ↕'; color: var(--soft); }
th[aria-sort='ascending'] button::after { content: ' ↑'; color: var(--accent); }
th[aria-sort='descending'] button::after { content: ' ↓'; color: var(--accent); }
.matrix th[scope='row'] { min-width: 9rem; max-width: 30rem; }
.matrix th[scope='row'] > a { font-weight: 600; }
.matrix tr.part th[scope='row'] { padding-left: 2rem; }
.matrix .item { text-align: center; padding: 0.4rem 0.35rem; }
.by-criterion .item { padding-inline: 0.2rem; }
.by-criterion .item a { color: inherit; }
.by-criterion td > a { min-width: 2.4rem; }
.matrix a { scroll-margin-block: 4rem; }
.matrix .item small { display: block; font-weight: 400; }
.matrix .group th { background: var(--sunk); font-weight: 600; font-size: 0.875rem; padding: 0.4rem 0.75rem; }
.matrix .group span { position: sticky; left: 0.75rem; }
.matrix td { text-align: center; vertical-align: middle; padding: 0; }
.matrix td:nth-child(2) { text-align: left; vertical-align: top; padding: 0.55rem 0.75rem; white-space: nowrap; }
.matrix td > a { display: block; min-width: 2.6rem; line-height: 2.6rem; text-decoration: none; font-size: 1.05rem; }
.matrix td[class]:hover { box-shadow: inset 0 0 0 2px var(--accent); cursor: pointer; }
.matrix .open, .matrix td.open:hover { box-shadow: inset 0 0 0 3px var(--accent); }
.matrix tbody tr:hover th[scope='row'], .matrix tbody tr:hover td:not([class]) { background: color-mix(in srgb, var(--accent) 5%, var(--sheet)); }
.matrix td.s-accepted, .matrix td.s-met { background: var(--good-tint); }
.matrix td.s-claimed, .matrix td.s-stale, .matrix td.s-contested, .matrix td.s-partial { background: var(--wait-tint); }
.matrix td.s-not-yet, .matrix td.s-idle, .matrix td.s-missing, .matrix td.s-gap { background: var(--bad-tint); }
.matrix tr.lacks > th, .matrix tr.lacks > td:not([class]) { background: var(--bad-tint); }
.asked { margin-top: 2.5rem; }
.asked h2 { font-size: 1.3rem; }
.asked h3 { font-size: 1rem; margin: 1.25rem 0 0; }
.asked li:focus { background: var(--mark); outline: none; }
.list .chips { max-width: 26rem; }
.list th[scope='row'] { font-weight: 600; }
.quiet { color: inherit; text-decoration: none; }
.quiet:hover { text-decoration: underline; }
`;
