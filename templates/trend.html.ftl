<#macro sparks all>
<ul class="sparks">
<#list all as m>
<li class="${m.tone}"><p><span><span class="who">${m.subject}</span> ${m.metric}</span><b>${m.now}</b></p>
<svg viewBox="0 0 260 44" role="img" aria-label="${m.label}"><#if m.path?has_content><path d="${m.path}"/></#if><circle class="last" cx="${m.last.x}" cy="${m.last.y}" r="2.2"/><#list m.marked as k><a href="${k.link}"><circle class="mark ${k.tone}" cx="${k.x}" cy="${k.y}" r="4"><title>${k.title}</title></circle></a></#list></svg>
<p class="muted"><span><#if m.low == m.high>${m.low}<#else>${m.low} to ${m.high}</#if></span><#if m.marked?has_content><span>${m.marked?size} out of line</span></#if></p></li>
</#list>
</ul>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
<style>
<#include "report.css.ftl">
.pick { position: absolute; opacity: 0; pointer-events: none; }
.picks { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0; align-items: baseline; }
.picks label { border: 1px solid var(--rule); border-radius: 1rem; padding: .1rem .7rem; font-size: .84rem; cursor: pointer; background: var(--card); }
.picks label:hover { border-color: var(--muted); }
.sparks { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; padding: 0; margin: .5rem 0; list-style: none; }
.sparks li { border: 1px solid var(--rule); border-left: 4px solid var(--tone); border-radius: 6px; padding: .5rem .65rem; background: var(--card); min-width: 0; }
.sparks .none { border-left-color: var(--rule); }
.sparks p { margin: 0; display: flex; justify-content: space-between; gap: .5rem; font-size: .84rem; }
.sparks b { white-space: nowrap; font-variant-numeric: tabular-nums; }
.sparks svg { display: block; width: 100%; height: auto; }
.sparks path { fill: none; stroke: var(--dot); stroke-width: 1.5; stroke-linejoin: round; }
.sparks .last { fill: var(--ink); }
.sparks .mark { fill: var(--tone); stroke: var(--card); stroke-width: 1; }
.runs td, .runs th { padding: .35rem .6rem .35rem 0; }
.runs .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
<#list page.statuses as s>
#s-${s.id}:focus-visible ~ main label[for=s-${s.id}] { outline: 3px solid var(--link); outline-offset: 2px; }
#s-${s.id}:checked ~ main label[for=s-${s.id}] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
<#if s.id != "all">#s-${s.id}:checked ~ main .runs tr.run:not(.is-${s.id}) { display: none; }
</#if>
</#list>
#g-all:focus-visible ~ main label[for=g-all] { outline: 3px solid var(--link); outline-offset: 2px; }
#g-all:checked ~ main label[for=g-all] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
<#list page.groups as g>
#${g.choice.id}:focus-visible ~ main label[for=${g.choice.id}] { outline: 3px solid var(--link); outline-offset: 2px; }
#${g.choice.id}:checked ~ main label[for=${g.choice.id}] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
#${g.choice.id}:checked ~ main .in:not(.in-${g.choice.id}) { display: none; }
</#list>
@media (max-width: 40rem) {
  .runs, .runs tbody, .runs tr, .runs td, .runs th { display: block; padding: 0; }
  .runs thead { display: none; }
  .runs tr.run { padding: .5rem 0; }
  .runs tr.run td, .runs tr.run th { margin: .1rem 0; }
}
@media print { .picks { display: none; } }
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the runs</a>
<div class="page">
<#list page.statuses as s><input class="pick" type="radio" name="status" id="s-${s.id}" aria-label="Runs: ${s.word}"<#if s.id == "all"> checked</#if>>
</#list>
<#if page.groups?size gt 1>
<input class="pick" type="radio" name="group" id="g-all" aria-label="Load and machines: all" checked>
<#list page.groups as g><input class="pick" type="radio" name="group" id="${g.choice.id}" aria-label="Load and machines: ${g.choice.word}">
</#list>
</#if>
<main id="main" tabindex="-1">
<header>
<h1>${page.title}</h1>
<p class="facts muted small"><#list page.facts as f><span>${f}</span></#list></p>
</header>
<#if page.groups?size gt 1>
<div class="picks"><span class="small muted">Like for like</span><label for="g-all">all</label><#list page.groups as g><label for="${g.choice.id}">${g.choice.word} <span class="muted">${g.choice.runs}</span></label></#list></div>
</#if>
<#list page.groups as g>
<section class="in in-${g.choice.id}" aria-labelledby="h-${g.choice.id}">
<h2 id="h-${g.choice.id}">${g.choice.word}</h2>
<p class="small muted"><#if g.choice.runs == 1>1 run, of ${g.since}<#else>${g.choice.runs} runs since ${g.since}, oldest at the left</#if>; a mark is out of line and leads to its report</p>
<#if g.metrics?has_content>
<@sparks g.metrics/>
<#if g.more?has_content><details><summary>${g.more?size} more metrics</summary>
<@sparks g.more/>
</details></#if>
</#if>
</section>
</#list>
<section aria-labelledby="all-runs">
<h2 id="all-runs">Runs</h2>
<div class="picks"><span class="small muted">Show</span><#list page.statuses as s><label for="s-${s.id}">${s.word} <span class="muted">${s.runs}</span></label></#list></div>
<table class="list runs">
<thead><tr><th scope="col">status</th><th scope="col">time</th><th scope="col">run</th><th scope="col">what</th></tr></thead>
<tbody>
<#list page.rows as r>
<tr class="run in in-${r.group} is-${r.status}"><td><span class="badge ${r.mark.tone}"><span aria-hidden="true">${r.mark.shape}</span> ${r.mark.word}</span></td><td class="time small muted">${r.time}</td><th scope="row"><a href="${r.link}">${r.name}</a></th><td>${r.what}</td></tr>
</#list>
</tbody>
</table>
</section>
</main>
</div>
</body>
</html>
