<#include "/report.css.ftl">
<#import "/pictures.css.ftl" as pictures>
.ratios { min-width: 46rem; width: 100%; height: auto; }
<@pictures.ratios/>
.top { border-bottom: 1px solid var(--rule); background: var(--card); }
.top nav.page { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: .6rem; padding-bottom: .6rem; }
.top a { color: var(--ink); text-decoration: none; padding: .15rem 0; border-bottom: 2px solid transparent; }
.top a:hover { color: var(--link); }
.top .brand { font-weight: 700; margin-right: auto; }
.top a[aria-current] { border-bottom-color: var(--link); }
main.page { padding-top: 1.5rem; }
main:focus { outline: none; }
main > h1 { margin-top: 0; }
.page h1 { font-size: 1.5rem; }
.more { margin: 1rem 0 0; font-size: .92rem; }
h2 small, h3 small { font-weight: 400; }
.facts b { color: var(--ink); }
main .verdict { margin-bottom: 1rem; }
.verdict .facts > * { white-space: nowrap; }
.open { border: 1px solid var(--rule); border-left: 6px solid var(--alert); border-radius: 8px; padding: 1rem 1.15rem .6rem; background: var(--card); margin-top: 1.25rem; }
.open p { max-width: 52rem; }
h2 small { white-space: nowrap; }
.alerts .value { font-weight: 700; } .alerts td:nth-child(4), .alerts thead th:nth-child(4) { padding-left: 1.25rem; }
.alerts th[scope=row] { width: 30%; }
.latest th a { font-weight: 600; }
.latest .fact { display: block; }
.latest td:first-child { width: 9.5rem; } .latest td:nth-child(2) { width: 8.5rem; } .latest th[scope=row] { width: 17rem; }
.measured { table-layout: fixed; max-width: 52rem; }
.measured th:first-child { width: 40%; }
button { font: inherit; color: var(--link); background: var(--paper); border: 1px solid var(--link); border-radius: 6px; padding: .35rem .9rem; cursor: pointer; }
button.small { padding: .1rem .6rem; font-size: .84rem; }
button:hover:not(:disabled) { background: var(--link); color: var(--paper); }
button:disabled { color: var(--muted); border-color: var(--rule); cursor: default; }
form.make { margin: 0; }
form.ask { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 1rem 0; }
form.ask button { background: var(--link); color: var(--paper); padding: .5rem 1.2rem; }
form.ask button:hover:not(:disabled) { background: var(--ink); border-color: var(--ink); }
form.ask button:disabled { background: var(--card); color: var(--muted); }
.field { margin: 0; flex: 1 1 16rem; display: grid; gap: .2rem; min-width: 0; }
.wide-field { flex-grow: 3; }
.field label { font-size: .9rem; font-weight: 600; }
.field label small { font-weight: 400; }
input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--muted); border-radius: 6px; padding: .45rem .6rem; width: 100%; min-width: 0; }
.problem { border-left: 4px solid var(--alert); padding: .4rem .75rem; background: var(--card); }
.problem .tag { --tone: var(--alert); }
.examples { display: flex; flex-wrap: wrap; gap: .4rem; align-items: baseline; }
.example { text-align: left; border-color: var(--rule); color: var(--ink); }
.turn { border-top: 1px solid var(--rule); padding: .9rem 0 1rem; }
.turn .asked { font-size: 1.05rem; }
.turn .answer { max-width: 52rem; }
.turn .scroll table { min-width: 0; }
.turn h3 { margin-top: 1rem; }
.turn details { border: 0; }
.turn summary { font-size: .9rem; }
.sources { font-size: .9rem; padding-left: 1.2rem; }
.sources code { overflow-wrap: anywhere; }
.steps { list-style: none; padding: 0; margin: .25rem 0; color: var(--muted); font-size: .9rem; }
.steps li::before { content: "… "; }
.patch pre { margin-bottom: .4rem; }
.history + .history { border-top: 1px solid var(--rule); padding-top: 1.5rem; }
section.history:first-of-type { margin-top: 1rem; }
.chart { margin: 1rem 0 .25rem; min-width: 0; }
.chart .histories { display: block; }
.chart .histories svg { max-width: 40rem; }
.chart .uplot { font-family: inherit; max-width: 100%; }
.chart .u-over { cursor: crosshair; }
.chart .u-select { background: var(--link); opacity: .15; }
.chart .u-legend { display: none; }
.chart .tools { display: flex; flex-wrap: wrap; gap: .4rem; align-items: baseline; margin-bottom: .5rem; }
.chart .reading { min-height: 1.5rem; margin: .25rem 0 0; font-size: .9rem; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: .5rem 0 1rem; }
.key li { display: flex; align-items: center; gap: .4rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; border-radius: 50%; background: var(--dot); }
.swatch.band { background: var(--band); border-radius: 2px; width: 1.3rem; }
.swatch.ring { background: var(--paper); border: 2px solid var(--dot); }
.swatch.pin { background: var(--tone); border-radius: 0; transform: rotate(45deg); width: .65rem; height: .65rem; }
.swatch.rule { background: none; border-left: 2px dashed var(--ink); border-radius: 0; width: .3rem; height: 1rem; }
.points { max-width: 52rem; }
.compared .num { white-space: normal; }
.points .now > * { font-weight: 700; }
summary h3 { display: inline; margin: 0; }

@media screen and (max-width: 58rem) {
  .page h1 { font-size: 1.25rem; }
  .verdict .facts > * { white-space: normal; }
  .latest thead, .alerts thead, .points thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .latest, .latest tbody, .latest tr, .latest td, .latest th[scope=row], .alerts, .alerts tbody { display: block; width: auto; }
  .latest tr { padding: .6rem 0; } .latest td, .latest th[scope=row] { padding: .1rem 0; }
  .latest td:nth-child(2), .latest td:first-child { display: inline-block; width: auto; padding-right: .6rem; }
  .alerts th[scope=row] { width: auto; grid-column: 1; grid-row: 1; } .alerts .value { grid-column: 2; grid-row: 1; }
  .alerts td:nth-child(2) { grid-column: 1; grid-row: 2; } .alerts td:last-child { grid-column: 2; grid-row: 2; } .alerts td:last-child:not(:empty)::before { content: "σ "; color: var(--muted); }
  .alerts td:nth-child(4) { grid-column: 1 / -1; grid-row: 3; color: var(--muted); padding: 0; } .alerts td.range::before { content: "expected "; }
  .alerts tr, .points tr { display: grid; grid-template-columns: 1fr max-content; column-gap: .7rem; padding: .45rem 0; }
  .alerts tr > *, .points tr > * { display: block; padding: 0; }
  .points, .points tbody { display: block; }
  .points th[scope=row] { grid-row: 2; grid-column: 1 / -1; } .points td:last-child { grid-row: 3; grid-column: 1 / -1; color: var(--muted); }
  .scroll table.compared { min-width: 0; }
  .compared, .compared tbody { display: block; } .compared thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .compared tr { display: grid; grid-template-columns: 1fr 1fr 1fr; column-gap: .7rem; padding: .5rem 0; }
  .compared tr > * { display: block; padding: 0; overflow-wrap: anywhere; }
  .compared th[scope=row], .compared td:nth-child(2), .compared td:nth-child(3) { grid-column: 1 / -1; }
  .compared td:nth-child(6), .compared td:nth-child(n + 9) { display: none; }
  .compared td:nth-child(8) { grid-column: 1 / -1; }
  .compared td.num { text-align: left; color: var(--muted); }
  [data-name]:not(:empty)::before { content: attr(data-name) " "; color: var(--muted); font-size: .84rem; }
  main section:has(> .scroll > .ratios) { display: none; }
  .turn .list, .turn tbody { display: block; } .turn thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .turn tr { display: grid; grid-template-columns: 1fr 1fr; column-gap: .7rem; padding: .5rem 0; }
  .turn td { display: block; padding: 0; overflow-wrap: anywhere; }
}
