<#import "pictures.css.ftl" as pictures>
<@pictures.colours/>
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 64rem; margin: 0 auto; padding: 1.75rem 1.5rem 3rem; }
a { color: var(--link); text-underline-offset: .15em; }
.rows a, .card a { color: inherit; text-decoration-color: var(--muted); text-decoration-thickness: 1px; }
.rows a:hover, .card a:hover { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
h1 { font-size: 1.38rem; letter-spacing: -.01em; line-height: 1.25; margin: .35rem 0 .5rem; text-wrap: pretty; }
h2 { font-size: 1.02rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: .95rem; margin: 1.5rem 0 .4rem; }
p { margin: 0 0 .5rem; }
section, details { margin: 2rem 0 0; }
small, .small { font-size: .84rem; }
.muted, small { color: var(--muted); }
code, pre { font: .84rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: .5rem 0; padding: .6rem .75rem; background: var(--paper); border: 1px solid var(--rule); border-radius: 6px;
  overflow-x: auto; white-space: pre; user-select: all; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
<@pictures.tones/>
.badge { display: inline-block; color: var(--tone); border: 1px solid var(--tone); border-radius: 1rem; padding: 0 .55rem;
  font-size: .8rem; line-height: 1.45rem; white-space: nowrap; }
.tag { color: var(--tone); white-space: nowrap; }
.verdict { border-left: 6px solid var(--tone); padding-left: 1.1rem; }
.verdict .story p { max-width: 52rem; }
.verdict .next { font-weight: 600; }
.verdict .facts { margin: 0; color: var(--muted); font-size: .88rem; }
.facts > * { display: inline-block; }
.facts > * + *::before, .dots > * + *::before { content: "·"; margin: 0 .45em; font-weight: 400; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); font-size: .84rem; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-weight: 400; font-size: .84rem; vertical-align: bottom; }
tbody th { font-weight: 400; }
thead tr, .list tbody tr + tr, .rows tbody + tbody { border-top: 1px solid var(--rule); }
thead tr { border-top: 0; border-bottom: 1px solid var(--rule); }
.rows td, .rows tbody th { padding-top: .65rem; padding-bottom: .55rem; }
.rows .value { font-weight: 700; }
.rows .dots span { white-space: nowrap; }
.tasks { margin-top: .75rem; }
.rows small { display: block; }
.rows { table-layout: fixed; }
.rows thead th:first-child { width: 6.25rem; } .rows thead th:nth-child(3) { width: 10rem; } .rows thead th:nth-child(4) { width: 18rem; }
.rows thead th:nth-child(5) { width: 5.75rem; } .rows thead th:nth-child(6) { width: 7rem; }
.rows.plain thead th:first-child { width: auto; } .rows.plain thead th:nth-child(2) { width: 8rem; } .rows.plain thead th:nth-child(3) { width: 19rem; }
.rows.plain thead th:nth-child(4) { width: 9rem; } .rows.plain thead th:nth-child(5) { width: 7rem; }
.rows th:nth-child(4):not(.num), .rows td.plot, .rows.plain th:nth-child(3):not(.num) { padding-left: .75rem; }
.rows.plain tbody tr + tr { border-top: 1px solid var(--rule); }
.who { font-weight: 600; }
.list { font-size: .9rem; }
.scroll { overflow-x: auto; max-width: 100%; }
.scroll table { overflow-wrap: normal; min-width: 42rem; }
.obs { table-layout: fixed; }
.obs th:nth-child(1) { width: 17%; } .obs th:nth-child(2) { width: 13%; } .obs th:nth-child(3) { width: 19%; } .obs th:nth-child(4) { width: 9%; }
.obs th:nth-child(5) { width: 6%; } .obs th:nth-child(6) { width: 8%; } .obs th:nth-child(7) { width: 4%; }
.timeline { margin-top: .75rem; overflow-wrap: break-word; }
.timeline th:nth-child(1) { width: 10rem; } .timeline thead th:nth-child(2) { width: 14rem; }
.timeline .load > *, .timeline .end > *, .timeline .scheduling > *, .timeline .more > * { color: var(--muted); } .timeline .termination td:last-child { font-weight: 600; }
.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
.why { color: var(--muted); font-size: .84rem; }
<@pictures.marks/>
.coverage { margin-top: 1.25rem; color: var(--muted); font-size: .9rem; }
.notes { margin: .5rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
.notes li { margin-bottom: .35rem; }
.cards { display: grid; margin-top: 2rem; grid-template-columns: 1fr 1fr; gap: 1.25rem; }
.cards.one { grid-template-columns: 1fr; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: 10px; padding: 1rem 1.15rem; margin: 0; min-width: 0; }
.card ol, .card ul { margin: 0; padding-left: 1.3rem; }
.card li + li { margin-top: .5rem; }
.card ul li + li { margin-top: 0; }
.because { list-style: none; }
.card ul.because { padding-left: 0; font-size: .92rem; }
.change { font-size: 1.02rem; }
.to { font-weight: 700; }
.advice-item + .advice-item { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
figure { margin: 0; }
.picture svg { width: 100%; height: auto; }
.narrow, .paper { display: none; }
<@pictures.courses/>
.histories { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.5rem; margin-top: .75rem; }
.histories svg { width: 100%; height: auto; max-width: 26rem; }
.histories figcaption { font-size: .9rem; }
<@pictures.histories/>
details { border-top: 1px solid var(--rule); margin: 0; padding: .35rem 0; }
details > :last-child { margin-bottom: 1.25rem; }
summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
summary h2 { display: inline; font-size: 1rem; }
summary .muted { font-weight: 400; }
.rest { margin-top: 2.5rem; border-bottom: 1px solid var(--rule); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; font-size: .9rem; }
dt { color: var(--muted); } dd { margin: 0; }
footer { margin-top: 1.5rem; color: var(--muted); font-size: .84rem; }
footer p { margin: 0 0 .25rem; }

@media screen and (max-width: 58rem) {
  .page { padding: 1rem .9rem 2rem; }
  h1 { font-size: 1.25rem; }
  .verdict { padding-left: .9rem; border-left-width: 5px; }
  .facts > * { display: block; }
  .facts > * + *::before { content: none; }
  .cards { grid-template-columns: 1fr; }
  .wide { display: none; }
  .narrow { display: block; }
  .narrow svg { max-width: 34rem; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows, .rows tbody, .rows caption { display: block; }
  .rows tbody { padding: .6rem 0; }
  .rows tr { display: grid; grid-template-columns: max-content 1fr max-content; column-gap: .7rem; align-items: baseline; }
  .rows td, .rows tbody th { display: block; padding: 0; }
  .rows .mark small { text-align: center; }
  .rows .value { grid-column: 3; grid-row: 1; }
  .rows .plot { grid-column: 1 / 3; grid-row: 2; width: auto; margin-top: .4rem; }
  .rows .delta { grid-column: 3; grid-row: 2; margin-top: .4rem; }
  .rows .sigma { grid-column: 1 / -1; grid-row: 3; text-align: left; white-space: normal; }
  .rows .sigma .label { position: static; clip-path: none; width: auto; height: auto; }
  .rows .sigma > * { display: inline; font-size: .84rem; color: var(--muted); }
  .rows .sigma > * + *::before { content: " · "; }
  .rows.plain tbody { padding: 0; }
  .rows.plain tr { grid-template-columns: 1fr max-content; padding: .6rem 0; }
  .rows.plain .value { grid-column: 2; }
  .rows.plain .plot { grid-column: 1; }
  .rows.plain .delta { grid-column: 2; grid-row: 2; }
  .rows.plain .earlier { grid-column: 1 / -1; text-align: left; font-size: .84rem; color: var(--muted); }
  .rows.plain .earlier .label { position: static; clip-path: none; width: auto; height: auto; }
  .strip { width: 100%; max-width: 17rem; }
  .timeline thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .timeline, .timeline tbody, .timeline caption { display: block; }
  .timeline tbody tr { display: grid; grid-template-columns: max-content 1fr; column-gap: .7rem; padding: .4rem 0; }
  .timeline tbody tr > * { display: block; padding: 0; }
  .timeline tbody th { overflow-wrap: anywhere; } .timeline td:last-child { grid-column: 1 / -1; }
  .rows td.plot { padding-left: 0; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
}
.label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@media print {
  @page { margin: 14mm 13mm; }
  :root { color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 12px; }
  .wide { display: none; }
  .paper { display: block; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, summary, caption { break-after: avoid; }
  tr, figure, .advice-item, .rows tbody, li { break-inside: avoid; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
  details > summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  pre { white-space: pre-wrap; }
  .scroll { overflow: visible; }
  .scroll table { min-width: 0; overflow-wrap: break-word; }
  .scroll code { overflow-wrap: anywhere; }
  section { margin-top: 1.4rem; }
}
