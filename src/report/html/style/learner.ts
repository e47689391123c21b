/** The page of a learner: how the units stand, the views, gaps and what is covered. */
export const learner = `
.learner > header { margin-bottom: 1.25rem; }
.qualification { margin: 1rem 0 1.25rem; }
.qualification summary { cursor: pointer; padding: 0.4rem 0; }
.qualification summary > b { color: var(--accent); }
.see { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.5rem; padding: 0; margin: 0; font-size: 0.9375rem; }
.note:first-of-type { border-top: 1px solid var(--rule); padding-top: 0.75rem; }
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

.views { display: flex; gap: 0.25rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.5rem; }
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
.covered .nb { margin-right: 1rem; }
.covered .facts a { margin-right: 0.2rem; }
.gaps { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); gap: 1rem; }
.gap { background: var(--sheet); border: 1px solid var(--rule); border-left: 4px solid var(--bad); border-radius: 8px; padding: 1rem 1.25rem; }
.gap.s-claimed, .gap.s-stale, .gap.s-contested, .gap.s-partial { border-left-color: light-dark(#b98524, #e9bd6b); }
.gap h4 { font-size: 1rem; display: flex; flex-wrap: wrap; gap: 0.2rem 0.75rem; align-items: baseline; }
.words { max-width: 72ch; }
.next { display: flex; gap: 0.6rem; align-items: baseline; margin: 0.6rem 0; }
.pill { flex: none; font-size: 0.8125rem; line-height: 1.5; padding: 0 0.55rem; border-radius: 1rem; border: 1px solid currentColor; }
.p-learner { color: var(--bad); background: var(--bad-tint); }
.p-assessor { color: var(--wait); background: var(--wait-tint); }
.gap dl { color: var(--soft); font-size: 0.875rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.6rem 0 0; font-size: 0.9375rem; }
dt { color: var(--soft); max-width: 8rem; }
dd { margin: 0; min-width: 0; }
.layer { font-size: 0.8125rem; font-weight: 500; color: var(--soft); border: 1px solid var(--rule); border-radius: 4px; padding: 0 0.4rem; }

.sign { white-space: nowrap; font-weight: 600; font-size: 0.875rem; }
.sign i { display: inline-block; width: 1.1em; text-align: center; }
i.dot, b.dot, .sign i.dot { display: inline-block; width: 0; height: 0; margin: 0 0.25rem; font-size: 0; border: 0.26rem solid currentColor; border-radius: 50%; vertical-align: 0.13rem; }
.s-accepted > i, .s-accepted > a, .s-met > i, .s-met > a, .s-met.sign, .s-complete, .s-certificated, .s-carried-over { color: var(--good); }
.s-claimed > i, .s-claimed > a, .s-partial > i, .s-partial > a, .s-stale > i, .s-stale > a, .s-contested > i, .s-contested > a, .s-claimed.sign, .s-partial.sign, .s-stale.sign, .s-contested.sign, .s-advice.sign { color: var(--wait); }
.s-not-yet > i, .s-not-yet > a, .s-idle > i, .s-idle > a, .s-missing > a, .s-gap > a, .s-not-yet.sign, .s-missing.sign, .s-gap.sign { color: var(--bad); }
.s-draft > a, .s-nearly > a, .s-note.sign, .s-not-applicable.sign, .s-not-applicable > a, .s-not-asked.sign, .s-not-asked > a { color: var(--soft); }
.chip { display: inline-block; white-space: nowrap; padding: 0 0.5rem; margin: 0.1rem 0.15rem 0.1rem 0; border: 1px solid var(--rule); border-radius: 1rem; font-size: 0.8125rem; text-decoration: none; background: var(--sheet); color: var(--ink); }
.chip:hover { border-color: var(--accent); }

`;
