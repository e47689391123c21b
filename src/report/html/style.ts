/** The page's style: system letters, one accent, and a tint for each way a thing can stand. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#faf9f6, #16181b);
  --sheet: light-dark(#ffffff, #1e2125);
  --sunk: light-dark(#f2f0eb, #262a2f);
  --ink: light-dark(#1f2428, #e8e6e1);
  --soft: light-dark(#575e64, #a9aeb4);
  --rule: light-dark(#e0dcd3, #383d43);
  --accent: light-dark(#0b5a68, #7cc7d6);
  --good: light-dark(#14663f, #7fd3a4);
  --wait: light-dark(#7d4f00, #e9bd6b);
  --bad: light-dark(#a4262c, #f2a09c);
  --good-tint: light-dark(#e3f2e8, #1d3327);
  --wait-tint: light-dark(#fbf0d9, #372d19);
  --bad-tint: light-dark(#fbe7e5, #3a2322);
  --mark: light-dark(#fff1b8, #4d4318);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: calc(var(--bar, 3.4rem) + 1rem); -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
h1:focus, #panel h2:focus, main:focus { outline: none; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 0; font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.2rem); letter-spacing: -0.015em; }
p { margin: 0.4rem 0; }
i { font-style: normal; }
th small { white-space: nowrap; }
small, .facts { color: var(--soft); font-size: 0.875rem; }
.facts { display: block; }
.none { color: var(--soft); }
.hush { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--sheet); padding: 0.5rem 1rem; z-index: 9; }

#bar { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.6rem clamp(1rem, 3vw, 2.5rem); background: var(--sheet); border-bottom: 1px solid var(--rule); }
#bar .home { font-weight: 600; text-decoration: none; color: var(--ink); margin-right: auto; }
#bar .home b { color: var(--accent); }
#tools { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
#tools label { display: flex; gap: 0.4rem; align-items: center; font-size: 0.9rem; }
input[type='search'], select, button { font: inherit; font-size: 0.9rem; color: var(--ink); background: var(--ground); border: 1px solid light-dark(#8b8d8f, #6f767d); border-radius: 6px; padding: 0.3rem 0.6rem; min-height: 2.1rem; }
input[type='search'] { width: 12rem; }
input[type='checkbox'] { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
#found { font-size: 0.875rem; color: var(--soft); min-width: 8.5rem; }

main, #foot { max-width: 84rem; margin: 0 auto; padding: clamp(1.25rem, 3vw, 2.5rem); }
#foot { padding-top: 0; color: var(--soft); font-size: 0.875rem; }
#foot ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; padding: 1rem 0 0; margin: 0; border-top: 1px solid var(--rule); }
.alert { background: var(--bad-tint); border-left: 4px solid var(--bad); padding: 0.6rem 1rem; border-radius: 4px; }
.learner > header { margin-bottom: 1.5rem; }
.standing { list-style: none; padding: 0; margin: 1.25rem 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
.standing li { background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; padding: 1rem 1.25rem; }
.standing h2 { font-size: 1.05rem; }
.standing h2 a { color: inherit; text-decoration: none; }
.standing h2 a:hover { text-decoration: underline; }
.standing b:first-child { color: var(--accent); }
.standing p b.unit-status { color: var(--ink); display: inline-block; }
.nb { display: inline-block; max-width: 100%; }
.crumb { margin-bottom: 0.75rem; font-size: 0.9375rem; }
.standing p b.unit-status::first-letter { text-transform: uppercase; }
.bar { display: block; width: 100%; height: 0.5rem; border-radius: 0.25rem; margin: 0.6rem 0; }
.bar .open { fill: var(--rule); }
.bar .claimed { fill: light-dark(#d9a441, #a87d2c); }
.bar .met { fill: light-dark(#2f8f5f, #4fae7d); }

.views { display: flex; gap: 0.25rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.75rem; }
.views a { padding: 0.55rem 1rem; color: var(--soft); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; font-weight: 500; }
.views a:hover { color: var(--ink); }
.views a[aria-current] { color: var(--ink); border-color: var(--accent); }
.view { display: none; }
.learner[data-view='gaps'] > .view[data-view='gaps'], .learner[data-view='matrix'] > .view[data-view='matrix'], .learner[data-view='evidence'] > .view[data-view='evidence'] { display: block; }
.unit { margin-bottom: 3rem; }
.unit > h2 { font-size: 1.3rem; margin-bottom: 0.75rem; }
.unit > h2 b { color: var(--accent); }

.fold { margin: 0.75rem 0; }
.fold > summary { cursor: pointer; padding: 0.4rem 0; }
.fold > summary > * { display: inline; }
.fold h2, .fold h3 { font-size: 1.05rem; }
.count { display: inline-block; min-width: 1.6rem; text-align: center; background: var(--sunk); border-radius: 1rem; padding: 0 0.5rem; font-size: 0.875rem; color: var(--soft); margin-left: 0.35rem; }
.rows { list-style: none; margin: 0.5rem 0 1rem; padding: 0; }
.rows > li:not(.gap) { display: grid; grid-template-columns: 7rem 1fr; gap: 0.25rem 1rem; padding: 0.6rem 0; border-top: 1px solid var(--rule); }
.rows .ref { font-weight: 600; }
.covered .facts a { margin-right: 0.6rem; }
.gaps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); gap: 1rem; }
.gap { background: var(--sheet); border: 1px solid var(--rule); border-left: 4px solid var(--bad); border-radius: 8px; padding: 1rem 1.25rem; }
.gap.s-claimed, .gap.s-stale, .gap.s-partial { border-left-color: light-dark(#b98524, #e9bd6b); }
.gap h4 { font-size: 1rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.75rem; align-items: baseline; }
.words { max-width: 72ch; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.6rem 0 0; font-size: 0.9375rem; }
dt { color: var(--soft); max-width: 8rem; }
dd { margin: 0; min-width: 0; }
.layer { font-size: 0.8125rem; font-weight: 500; color: var(--soft); border: 1px solid var(--rule); border-radius: 4px; padding: 0 0.4rem; }

.sign { white-space: nowrap; font-weight: 600; font-size: 0.875rem; }
.sign i { display: inline-block; width: 1.1em; text-align: center; }
.s-accepted > i, .s-accepted > a, .s-met > i, .s-met > a, .s-met.sign, .s-complete, .s-certificated, .s-carried-over { color: var(--good); }
.s-claimed > i, .s-claimed > a, .s-partial > i, .s-partial > a, .s-stale > i, .s-stale > a, .s-claimed.sign, .s-partial.sign, .s-stale.sign, .s-advice.sign { color: var(--wait); }
.s-not-yet > i, .s-not-yet > a, .s-idle > i, .s-idle > a, .s-missing > a, .s-gap > a, .s-not-yet.sign, .s-missing.sign, .s-gap.sign { color: var(--bad); }
.s-draft > a, .s-nearly > a, .s-note.sign, .s-not-applicable.sign, .s-not-applicable > a { color: var(--soft); }
.chip { display: inline-block; white-space: nowrap; padding: 0 0.5rem; margin: 0.1rem 0.15rem 0.1rem 0; border: 1px solid var(--rule); border-radius: 1rem; font-size: 0.8125rem; text-decoration: none; background: var(--sheet); color: var(--ink); }
.chip:hover { border-color: var(--accent); }

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
.matrix .item small { display: block; font-weight: 400; }
.matrix .group th { background: var(--sunk); font-weight: 600; font-size: 0.875rem; padding: 0.4rem 0.75rem; }
.matrix .group span { position: sticky; left: 0.75rem; }
.matrix td { position: relative; text-align: center; vertical-align: middle; padding: 0; }
.matrix td:nth-child(2) { text-align: left; vertical-align: top; padding: 0.55rem 0.75rem; white-space: nowrap; }
.matrix td > a { display: grid; place-items: center; min-width: 2.6rem; min-height: 2.6rem; text-decoration: none; font-size: 1.05rem; }
.matrix td > a::after { content: ''; position: absolute; inset: 0; }
.matrix td > a:hover::after { box-shadow: inset 0 0 0 2px var(--accent); }
.matrix td > a[aria-current]::after { box-shadow: inset 0 0 0 3px var(--accent); }
.matrix tbody tr:hover th[scope='row'], .matrix tbody tr:hover td:not([class]) { background: color-mix(in srgb, var(--accent) 5%, var(--sheet)); }
.matrix td.s-accepted, .matrix td.s-met { background: var(--good-tint); }
.matrix td.s-claimed, .matrix td.s-stale, .matrix td.s-partial { background: var(--wait-tint); }
.matrix td.s-not-yet, .matrix td.s-idle { background: var(--bad-tint); }
.list .chips { max-width: 26rem; }
.list th[scope='row'] { font-weight: 600; }
.quiet { color: inherit; text-decoration: none; }
.quiet:hover { text-decoration: underline; }
.cohort .heat { padding: 0; min-width: 8rem; border-left: 2px solid var(--sheet); }
.cohort .heat a { display: block; padding: 0.45rem 0.75rem; text-decoration: none; color: inherit; }
.cohort .heat a:hover b { text-decoration: underline; }
.cohort .heat small { display: block; color: inherit; white-space: nowrap; font-size: 0.8125rem; }
.cohort .heat .s, .cohort .heat i { color: inherit; }
.cohort tbody th { font-weight: 500; }
.cohort abbr { text-decoration: none; }
.h0 { background: var(--sheet); }
${heat()}
.by-unit { margin: 1rem 0; }
.by-unit a { margin: 0 0.35rem; }

.appendix { display: none; }
.entry h4, .entry > h2 { font-size: 1.15rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.75rem; align-items: baseline; }
.claim, .rule { border-left: 3px solid var(--rule); padding: 0.15rem 0 0.15rem 1rem; margin: 1.25rem 0; }
.claim.s-accepted, .rule.s-met { border-color: var(--good); }
.claim.s-claimed, .claim.s-stale, .claim.s-partial, .rule.s-claimed { border-color: var(--wait); }
.claim.s-not-yet, .claim.s-idle, .rule.s-gap { border-color: var(--bad); }
.claim h5, .claim h3, .rule h5, .rule h3 { font-size: 1rem; font-weight: 500; }
.state { font-weight: 600; font-size: 0.9rem; margin: 0.2rem 0; }
.s-accepted > .state, .s-met > .state { color: var(--good); }
.s-claimed > .state, .s-stale > .state, .s-partial > .state { color: var(--wait); }
.s-not-yet > .state, .s-idle > .state, .s-gap > .state { color: var(--bad); }
figure { margin: 0.75rem 0; }
blockquote { margin: 0; padding: 0.6rem 1rem; background: var(--sunk); border-radius: 6px; font-family: Georgia, 'Iowan Old Style', 'Noto Serif', 'Liberation Serif', serif; }
figcaption { font-size: 0.875rem; color: var(--soft); margin-top: 0.25rem; }
.reasons, .parts { padding-left: 1.1rem; margin: 0.5rem 0; font-size: 0.9375rem; }
.parts { list-style: none; padding: 0; }
.parts li { padding: 0.3rem 0; }
.single .claim:not(.chosen) { display: none; }
.body { margin-top: 1rem; padding: 0.5rem 1.25rem; background: var(--sunk); border-radius: 8px; font-family: Georgia, 'Iowan Old Style', 'Noto Serif', 'Liberation Serif', serif; overflow-x: auto; }
.body h3, .body h4, .body h5, .body h6 { font-size: 1rem; margin: 1.1rem 0 0.2rem; }
.body p, .body ul, .body ol, .body blockquote { margin: 0.8rem 0; }
.body blockquote { padding: 0 0 0 1rem; border-left: 3px solid var(--rule); border-radius: 0; }
.body pre { overflow-x: auto; font-size: 0.85rem; }
.body table { font-size: 0.9rem; width: auto; }
.body thead th { position: static; background: none; }
.body mark { font: 600 0.75em/1 system-ui, sans-serif; background: var(--sheet); color: var(--accent); border: 1px solid var(--rule); border-radius: 4px; padding: 0.1em 0.35em; white-space: nowrap; }
.body .here { background: var(--mark); box-shadow: 0 0 0 0.4rem var(--mark); border-radius: 2px; }
.body .picture { color: var(--soft); border: 1px dashed var(--soft); padding: 0 0.4rem; }

#panel { position: fixed; z-index: 6; top: 0; right: 0; bottom: 0; width: min(34rem, 100%); background: var(--sheet); border-left: 1px solid var(--rule); box-shadow: -0.5rem 0 2rem rgb(0 0 0 / 0.12); overflow-y: auto; padding: 1rem 1.5rem 3rem; overscroll-behavior: contain; }
#panel-bar { position: sticky; top: -1rem; z-index: 1; margin: -1rem -1.5rem 0.75rem; padding: 0.75rem 1.5rem; background: var(--sheet); display: flex; justify-content: space-between; align-items: center; border-bottom: 1px solid var(--rule); }
@media (max-width: 40rem) {
  #bar { position: static; }
  #tools, input[type='search'] { width: 100%; }
  #tools label:first-child { width: 100%; }
  .matrix th[scope='row'] { min-width: 7rem; max-width: 8rem; }
  .clip { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 0.8125rem; }
  .matrix .sign { font-size: 0.75rem; white-space: normal; }
  .matrix td:nth-child(2) { padding: 0.55rem 0.4rem; }
  .rows > li:not(.gap) { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: 0.35rem; }
  .list thead { display: none; }
  .list td, .list th { display: block; border: 0; padding: 0.1rem 0.75rem; max-width: none; }
  .list tr { display: block; padding: 0.6rem 0; border-top: 1px solid var(--rule); }
  .list .hush { position: absolute; }
}
@media (prefers-reduced-motion: no-preference) {
  .matrix td > a, .chip, button { transition: background-color 0.12s, border-color 0.12s; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root, :root[data-theme] { color-scheme: light; }
  html { font-size: 12px; }
  body { background: #fff; line-height: 1.4; }
  #bar, #panel, .views, .skip, .by-unit, .crumb, .more, #keys { display: none !important; }
  main, #foot { max-width: none; padding: 0; }
  .view, .appendix { display: block !important; }
  .appendix { break-before: page; columns: 2; column-gap: 2rem; }
  .appendix > h2, .appendix > h3 { column-span: all; }
  ul.covered { columns: 2; column-gap: 2rem; }
  .rows > li:not(.gap) { grid-template-columns: 5.5rem 1fr; padding: 0.3rem 0; }
  .claim, .rule { margin: 0.5rem 0; padding-left: 0.7rem; }
  .claim p, .rule p, figure, .reasons, .body p { margin: 0.2rem 0; }
  blockquote { padding: 0.3rem 0.6rem; }
  .standing { grid-template-columns: 1fr 1fr; gap: 0.6rem; }
  .standing li { padding: 0.6rem 0.9rem; }
  .learner .gaps { display: grid; grid-template-columns: 1fr 1fr; gap: 0.6rem; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 2rem; }
  h2, h3, h4, h5 { break-after: avoid; }
  .appendix > h2 { font-size: 1.5rem; }
  .appendix > h3 { font-size: 1.25rem; margin: 1.2rem 0 0.6rem; }
  .entry h4 { font-size: 1rem; }
  .gap, .claim, .rule, figure, tr, .standing li, .rows > li { break-inside: avoid; }
  .fold > summary { list-style: none; break-after: avoid; }
  .unit > h2 { break-after: avoid; }
  .gap { padding: 0.5rem 0.8rem; }
  .entry { margin-bottom: 1rem; }
  .scroll { overflow: visible; max-height: none; border-radius: 0; }
  .scroll:not(.fits)::before { display: none; }
  thead th, tbody th[scope='row'], .matrix .group span { position: static; }
  table { font-size: 0.9rem; }
  th, td, .matrix td:nth-child(2) { padding: 0.2rem 0.35rem; }
  .matrix .item { padding: 0.15rem 0.05rem; font-size: 0.65rem; }
  .matrix .item small { font-size: 0.6rem; }
  .matrix td > a { min-width: 0; min-height: 1.2rem; font-size: 0.8rem; }
  .matrix th[scope='row'] { width: 40%; max-width: none; min-width: 0; font-size: 0.85rem; }
  .matrix .sign { font-size: 0.75rem; }
  .body { padding: 0.2rem 0.8rem; }
  .unit { margin-bottom: 1.5rem; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;

/** What is different where no script runs: everything stands in the page, in order. */
export const unscripted = `
#tools, #panel, .views, .scroll:not(.fits)::before { display: none; }
.view, .appendix { display: block; }
.entry:target, .claim:target { background: var(--mark); }
.line:target { outline: 0.3rem solid var(--mark); }
`;

/** Ten shades for the share of criteria met, all pale enough for the words on them. */
function heat(): string {
  return Array.from(
    { length: 10 },
    (_, at) =>
      `.h${at + 1} { background: color-mix(in srgb, light-dark(#2f8f5f, #3f9a6b) ${4 + (at + 1) * 4}%, var(--sheet)); }`,
  ).join('\n');
}
