/** What the cells lead to: entries with their passages, texts of items, and the panel. */
export const details = `
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

#panel { position: fixed; z-index: 6; top: 0; right: 0; bottom: 0; width: var(--panel, 100%); background: var(--sheet); border-left: 1px solid var(--rule); box-shadow: -0.5rem 0 2rem rgb(0 0 0 / 0.12); overflow-y: auto; padding: 1rem 1.5rem 3rem; overscroll-behavior: contain; }
#panel-bar { position: sticky; top: -1rem; z-index: 1; margin: -1rem -1.5rem 0.75rem; padding: 0.75rem 1.5rem; background: var(--sheet); display: flex; justify-content: space-between; align-items: center; border-bottom: 1px solid var(--rule); }
@media (max-width: 60rem) { :root { --panel: min(34rem, 100%); } }
@media (min-width: 60.01rem) {
  :root { --panel: clamp(26rem, 36vw, 34rem); }
  .beside body { padding-right: var(--panel); }
  #panel { box-shadow: none; }
  .beside .matrix th[scope='row'] { min-width: 11rem; max-width: 18rem; }
  .beside .clip { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 0.875rem; }
}
@media (pointer: coarse) { #close kbd, #keys { display: none; } }
`;
