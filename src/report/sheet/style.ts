/** The look of a printed sheet: plain, black on white, legible in grey, on A4; on a screen the same page. */
export const sheetStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 10pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif; }
main { max-width: 186mm; margin: 0 auto; padding: 8mm 4mm; }
article { break-before: page; padding-bottom: 12mm; }
article:first-of-type { break-before: auto; }
h1 { font-size: 10pt; font-weight: normal; margin: 0 0 3mm; }
h2 { font-size: 15pt; line-height: 1.2; margin: 0 0 3mm; }
h3 { font-size: 11.5pt; margin: 6mm 0 2mm; }
h4 { font-size: 10pt; margin: 3.5mm 0 1.5mm; }
h1, h2, h3, h4 { break-after: avoid; }
h3 + p { break-after: avoid; }
p { margin: 0 0 2mm; }
ul { margin: 0 0 2mm; padding-left: 5mm; }
li { margin: 0 0 1mm; break-inside: avoid; }
p, li, dd, td, th, h1, h2, h3, h4 { overflow-wrap: anywhere; }
.notices { border: 1.5pt solid #000; padding: 2.5mm 3mm 1mm; margin: 0 0 4mm; }
.notices h3 { margin-top: 0; }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; margin: 0; border-top: .75pt solid #000; }
dl { font-size: 9pt; }
dl div { display: grid; grid-template-columns: 37mm 1fr; border-bottom: .5pt solid #777; padding: 1mm 0; }
dl div.wide { grid-column: 1 / -1; }
dt { font-weight: bold; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 8.5pt; line-height: 1.25; }
thead { display: table-header-group; }
tbody, tr, table.declarations { break-inside: avoid; }
th, td { border: .5pt solid #777; padding: .8mm 1.3mm; text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: #eee; font-weight: bold; }
tbody { border-bottom: .75pt solid #000; }
th strong, .day { white-space: nowrap; }
a { color: inherit; }
tbody.part > tr > th { padding-left: 5mm; }
.ref { width: var(--ref, 29%); } .status { width: 15%; } .item { width: 6%; } .place { width: var(--place, 21%); }
table.requirement { --ref: 36%; --place: 15%; }
.who { width: 14%; } .name { width: 18%; } .when { width: 32%; }
.id { width: 6%; } .title { width: 33%; } .method { width: 15%; } .dates { width: 12%; }
tr.sign > * { height: 16mm; }
.line { display: flex; gap: 2mm; align-items: end; height: 7mm; }
.line::after { content: ""; flex: 1; border-bottom: .5pt solid #000; }
.source { margin: 2.5mm 0 0; font-size: 8.5pt; }
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; } }
@media screen { article + article { border-top: 2pt solid #000; padding-top: 8mm; } }
@media screen and (max-width: 700px) {
  dl { grid-template-columns: 1fr; }
  table, tbody { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody { border: .5pt solid #777; margin-bottom: 1.5mm; padding: 1mm 0; }
  tr { display: flex; flex-wrap: wrap; gap: 0 2mm; }
  th, td, tr.sign > * { border: 0; width: auto; height: auto; }
  tbody th, tr.sign > * { flex: 1 0 100%; }
}
@media print { a { text-decoration: none; } main { max-width: none; padding: 0; } article { padding-bottom: 0; } }
`;

/** A text as a string of CSS in which nothing can end it, nor the style element round it. */
export const cssString = (text: string): string =>
  `"${[...text].map((character) => (/[A-Za-z0-9 ]/.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `)).join('')}"`;

/** What stands at the foot of every printed page of one unit: loose pages find their record again. */
export const pageFoot = (page: string, words: string): string =>
  `@page ${page} { @bottom-left { content: ${cssString(words)}; font: 8pt Arial, "Liberation Sans", sans-serif; } }
#${page}, h1:has(+ #${page}) { page: ${page}; }
`;
