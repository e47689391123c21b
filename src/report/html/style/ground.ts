/** Colours, letters, the bar at the top and the foot: system letters, one accent, and a tint for each way a thing can stand. */
export const ground = `
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
h1[tabindex]:focus, #panel h2:focus, main[tabindex]:focus { outline: none; }
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

::placeholder { color: var(--soft); opacity: 1; }
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
#nothing { color: var(--soft); padding: 1.5rem; border: 1px dashed var(--rule); border-radius: 10px; }
#nothing button { margin-left: 0.75rem; }
#found { font-size: 0.875rem; color: var(--soft); min-width: 8.5rem; }

main, #foot { max-width: 90rem; margin: 0 auto; padding: clamp(1.25rem, 3vw, 2.5rem); }
#foot { padding-top: 0; color: var(--soft); font-size: 0.875rem; }
#foot .t-good { color: var(--good); }
#foot .t-wait { color: var(--wait); }
#foot .t-bad { color: var(--bad); }
#foot ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; padding: 1rem 0 0; margin: 0; border-top: 1px solid var(--rule); }
.alert { background: var(--bad-tint); border-left: 4px solid var(--bad); padding: 0.6rem 1rem; border-radius: 4px; }
`;
