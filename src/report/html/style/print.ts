/** On paper. */
export const print = `
@media print {
  @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt sans-serif; color: #555; } }
  @page wide { size: A4 landscape; }
  body:has(.by-criterion) { page: wide; }
  .asked .rows { columns: 2; column-gap: 2rem; }
  .asked { margin-top: 1.2rem; }
  .by-criterion thead .item { vertical-align: bottom; }
  .by-criterion thead .item a { writing-mode: vertical-rl; transform: rotate(180deg); }
  thead button::after { content: none !important; }
  :root, :root[data-theme] { color-scheme: light; }
  html { font-size: 12px; }
  body { background: #fff; line-height: 1.4; }
  #bar, #panel, .views, .skip, .by-unit, .crumb, .more, .see, #keys, #nothing { display: none !important; }
  .beside body { padding-right: 0; }
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
  h2, h3, h4, h5, .entry > .words, .claim > .state, .claim > .facts { break-after: avoid; }
  .entry > h4, .entry > .words { break-inside: avoid; }
  .appendix > h2 { font-size: 1.5rem; }
  .appendix > h3 { font-size: 1.25rem; margin: 1.2rem 0 0.6rem; }
  .entry h4 { font-size: 1rem; }
  .gap, .claim, .rule, figure, tr, .standing li, .rows > li { break-inside: avoid; }
  .fold > summary { list-style: none; break-after: avoid; }
  .unit > h2 { break-after: avoid; }
  .gap { padding: 0.5rem 0.8rem; }
  .entry { margin-bottom: 1rem; }
  .scroll { overflow: visible; max-height: none; border: 0; border-radius: 0; }
  .view[data-view='matrix'], .view[data-view='evidence'] { break-before: page; }
  .matrix .group { break-after: avoid; }
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
