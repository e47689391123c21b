/** On a telephone, and where things may move. */
export const small = `
@media (max-width: 40rem) {
  #bar { position: static; gap: 0.5rem; padding-block: 0.5rem; }
  #bar .home { max-width: calc(100% - 5rem); }
  #tools { display: contents; }
  #print { display: none; }
  #tools label > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  #tools label, #found { order: 1; }
  #tools .words-asked { flex: 1 1 6rem; }
  #tools select { max-width: 7rem; }
  input[type='search'] { width: 100%; }
  #found { width: 100%; }
  #found:empty { display: none; }
  .matrix th[scope='row'] { min-width: 7rem; max-width: 8rem; }
  .clip { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 0.8125rem; }
  .matrix .sign { font-size: 0.75rem; white-space: normal; }
  .matrix td:nth-child(2) { padding: 0.55rem 0.4rem; }
  .rows > li:not(.gap) { grid-template-columns: 1fr; }
  dl { grid-template-columns: 1fr; }
  dd { margin-bottom: 0.35rem; }
  .list thead, .cohort thead { display: none; }
  .list td, .list th, .cohort td, .cohort th { display: block; border: 0; padding: 0.1rem 0.75rem; max-width: none; }
  .list tr { display: block; padding: 0.6rem 0; border-top: 1px solid var(--rule); }
  .list .hush { position: absolute; }
  .cohort, .cohort tbody { display: block; }
  .cohort tr { display: flex; flex-wrap: wrap; gap: 0.35rem 1rem; padding: 0.9rem 0.9rem 1rem; border-top: 1px solid var(--rule); }
  .cohort tbody th { position: static; flex: 1 0 100%; padding: 0; font-size: 1.0625rem; font-weight: 600; }
  .cohort td { padding: 0; text-align: left; color: var(--soft); font-size: 0.9375rem; }
  .cohort td:empty, .cohort .out:not(.heat) { display: none; }
  .cohort td br { display: none; }
  .cohort .gap-count::before { content: 'gaps '; }
  .cohort .waits::before { content: 'waits '; }
  .cohort .move::before { content: 'next: '; }
  .cohort .actions::before { content: 'actions: '; }
  .cohort .heat { order: -1; flex: 1 0 100%; color: var(--ink); border-radius: 6px; overflow: hidden; }
  .cohort tbody th { order: -2; }
  .cohort .heat a { display: grid; grid-template-columns: 5rem 1fr; padding: 0.4rem 0.75rem; white-space: normal; }
  .cohort .heat a::before { content: attr(data-label); grid-row: span 2; font-weight: 600; overflow-wrap: anywhere; }
}
@media (prefers-reduced-motion: no-preference) {
  .matrix td > a, .chip, button { transition: background-color 0.12s, border-color 0.12s; }
}
`;
