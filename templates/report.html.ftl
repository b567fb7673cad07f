<#import "charts.html.ftl" as charts>
<#macro count n noun>${n} ${noun}<#if n != 1>s</#if></#macro>
<#macro badge mark><span class="badge ${mark.tone}"><span aria-hidden="true">${mark.shape}</span> ${mark.word}</span></#macro>
<#macro anomalies table>
<table class="rows">
<caption class="label">${table.title}</caption>
<thead><tr><th scope="col"><span class="label">status</span></th><th scope="col">metric</th><th scope="col" class="num">this run</th><th scope="col">against ${table.against}</th><th scope="col" class="num">change</th><th scope="col" class="num">σ</th></tr></thead>
<#list table.rows as r>
<tbody id="${r.anchor}">
<tr>
<td class="mark"><@badge r.mark/><#if r.severity?has_content> <small>${r.severity}</small></#if></td>
<th scope="row"><span class="who"><#if r.history?has_content><a href="#${r.history}">${r.subject}</a><#else>${r.subject}</#if></span><small>${r.metric}</small><#if r.when?has_content><small>${r.when}</small></#if><#if r.hindsight?has_content><small>${r.hindsight}</small></#if></th>
<td class="num value">${r.value}</td>
<#if r.strip?has_content>
<td class="plot"><#list r.strip as s><@charts.strip s/></#list><small class="dots"><#if r.expected?has_content><span>expected ${r.expected}</span></#if><#if r.n?has_content><span>${r.n}</span></#if></small></td>
<td class="num delta">${r.change}<#if r.points?has_content><small>${r.points}</small></#if></td>
<td class="num sigma"><#if r.sigma?has_content><span><span class="label">σ </span>${r.sigma}</span></#if><#if r.textbook?has_content><small>textbook ${r.textbook}</small></#if></td>
<#else>
<td class="plot" colspan="3">${r.description}</td>
</#if>
</tr>
</tbody>
</#list>
</table>
<#if table.tasks?has_content><ul class="notes tasks"><#list table.tasks as t><li><span class="muted">${t.about}:</span> ${t.what}</li></#list></ul></#if>
</#macro>
<#macro advised all>
<#list all as a>
<div class="advice-item">
<p class="change"><span class="who">${a.subject}</span> ${a.resource}<#if a.proposed?has_content>: ${a.current} → <span class="to">${a.proposed}</span></#if><#if a.confidence?has_content> <small>(${a.confidence} confidence<#if a.load?has_content>, at ${a.load}</#if><#if a.money?has_content>; ${a.money}</#if>)</small></#if></p>
<#if a.reason?has_content><p class="small muted">${a.reason}</p></#if>
<#if a.patch?has_content><pre tabindex="0" aria-label="Patch to copy for ${a.subject}">${a.patch}</pre></#if>
</div>
</#list>
</#macro>
<#macro problem p><@badge p.mark/> <#if p.subject?has_content><span class="who">${p.subject}:</span> </#if>${p.message}<#if p.remedy?has_content> <span class="muted">${p.remedy}</span></#if></#macro>
<#macro runs facts caption>
<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="list"><caption>${caption}</caption>
<thead><tr><th scope="col">run</th><th scope="col">time</th><#if facts[0].note?has_content><th scope="col">why not</th></#if></tr></thead>
<tbody><#list facts as f><tr><th scope="row">${f.name}</th><td>${f.value}</td><#if f.note?has_content><td>${f.note}</td></#if></tr></#list></tbody></table></div>
</#macro>
<#macro nearest>
<table class="list"><caption class="label">Nearest runs and what differs</caption>
<thead><tr><th scope="col">run</th><th scope="col">time</th><th scope="col">what differs</th></tr></thead>
<tbody><#list page.baseline.nearest as n><tr><th scope="row">${n.run}</th><td>${n.time}</td><td><#list n.differs as d>${d}<#sep>; </#sep></#list></td></tr></#list></tbody></table>
</#macro>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${page.headline} · ${page.runId}</title>
<style>
<#include "report.css.ftl">
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
<header class="verdict ${page.status.tone}">
<@badge page.status/>
<h1>${page.headline}</h1>
<#if page.story.told><div class="story">${page.story.html}</div></#if>
<#if page.next?has_content><p class="next"><span aria-hidden="true">→</span> ${page.next}</p></#if><#if page.gate.words?has_content><p class="small muted">Gate: ${page.gate.words}</p><#list page.gate.broken as words><p class="small">⛔ threshold: ${words}</p></#list></#if>
<p class="facts"><span>${page.runId}</span><#list page.facts as f><span>${f}</span></#list></p>
</header>
<main id="main" tabindex="-1">
<#if page.out.rows?has_content>
<section aria-labelledby="out">
<h2 id="out">${page.out.title}</h2>
<@anomalies page.out/>
</section>
</#if>
<#if page.changes.rows?has_content>
<section aria-labelledby="changes">
<h2 id="changes">${page.changes.title}</h2>
<table class="rows plain">
<caption class="label">${page.changes.title}</caption>
<thead><tr><th scope="col">metric</th><th scope="col" class="num">this run</th><#if page.changes.earlier?has_content><th scope="col">this run <span aria-hidden="true">○</span> and earlier <span aria-hidden="true">●</span></th><th scope="col" class="num">${page.changes.earlier}</th><th scope="col" class="num">change</th></#if></tr></thead>
<tbody>
<#list page.changes.rows as r>
<tr><th scope="row"><span class="who">${r.subject}</span><small>${r.metric}</small></th><td class="num value">${r.value}</td><#if page.changes.earlier?has_content><td class="plot"><#list r.strip as s><@charts.strip s/></#list></td><td class="num earlier"><span class="label">${page.changes.earlier}: </span>${r.earlier}</td><td class="num delta">${r.change}</td></#if></tr>
</#list>
</tbody>
</table>
</section>
</#if>
<p class="coverage">${page.coverage.judged}<#list page.coverage.notJudged as r>, ${r}</#list><#if page.coverage.notJudged?has_content && page.problems?has_content> (<a href="#quality">see data quality</a>)</#if>.<#if page.coverage.falseAlerts?has_content> By chance alone, at most ${page.coverage.falseAlerts} alerts are to be expected.</#if><#if page.coverage.detectable?has_content> Typical smallest change these runs could show: ${page.coverage.detectable}.</#if> <a href="#baseline">${page.baseline.size}</a>.<#if page.sequel?has_content> ${page.sequel}.</#if></p>
<#if page.problems?filter(p -> p.hides)?has_content>
<ul class="notes"><#list page.problems?filter(p -> p.hides) as p><li><@problem p/></li></#list></ul>
</#if>
<#if page.status.word == "not judged" && page.baseline.nearest?has_content>
<section aria-labelledby="nearest">
<h2 id="nearest">Nearest runs, and what differs</h2>
<@nearest/>
</section>
</#if>
<#assign why = page.noCause?has_content || page.causes?has_content>
<#if why || page.advice?has_content>
<div class="cards<#if !(why && page.advice?has_content)> one</#if>">
<#if why>
<section class="card" aria-labelledby="why">
<h2 id="why">Why, as far as was measured</h2>
<#if page.noCause?has_content><p>${page.noCause?cap_first}<#if page.causes?has_content>:<#else>.</#if></p></#if>
<#if page.causes?has_content><ol>
<#list page.causes as c><li value="${c.rank}"><span class="who">${c.subject}</span> <ul class="because"><#list c.because as b><li><#if b.anchor?has_content><a href="#${b.anchor}">${b.words}</a><#else>${b.words}</#if></li></#list><#if c.more?has_content><li><span class="muted">${c.more}</span></li></#if></ul></li></#list>
</ol></#if>
</section>
</#if>
<#if page.advice?has_content>
<section class="card" aria-labelledby="advice">
<h2 id="advice">What to change</h2>
<@advised page.advice/>
</section>
</#if>
</div>
</#if>
<#if page.when.pictures?has_content || page.when.timeline?has_content>
<section aria-labelledby="when">
<h2 id="when">When</h2>
<#list page.when.pictures as p><@charts.picture p/></#list>
<#if page.when.timeline?has_content>
<table class="list timeline"><caption class="label">Timeline</caption>
<thead><tr><th scope="col">time</th><th scope="col">subject</th><th scope="col">what happened</th></tr></thead>
<tbody><#list page.when.timeline as m><tr class="${m.kind}"><td class="when">${m.time} <small>${m.uncertainty}</small></td><th scope="row">${m.subject}</th><td>${m.what}</td></tr></#list></tbody>
</table>
</#if>
</section>
</#if>
<div class="rest">
<#if page.sizing.advice?has_content>
<details><summary><h2>Sizes from what was used</h2> <span class="muted">${page.sizing.count}</span></summary>
<@advised page.sizing.advice/>
<#if page.sizing.more?has_content><p class="muted">${page.sizing.more?cap_first}.</p></#if>
</details>
</#if>
<#if page.more.rows?has_content>
<details><summary><h2>${page.more.title}</h2> <span class="muted">${page.more.rows?size}</span></summary>
<@anomalies page.more/>
</details>
</#if>
<#if page.watches.rows?has_content>
<details><summary><h2>${page.watches.title}</h2> <span class="muted">${page.watches.rows?size}: outside what was expected, but small or uncertain</span></summary>
<@anomalies page.watches/>
</details>
</#if>
<#if page.histories?has_content>
<details><summary><h2>Over the earlier runs</h2> <span class="muted"><@count page.histories?size "metric"/></span></summary>
<div class="histories"><#list page.histories as h><@charts.history h/></#list></div>
</details>
</#if>
<#if page.subjects?has_content>
<details><summary><h2>All observations</h2> <span class="muted">${page.observationCount} about <@count page.subjects?size "subject"/></span></summary>
<#list page.subjects as s>
<h3>${s.name} <small>${s.scope}</small></h3>
<div class="scroll" role="region" tabindex="0" aria-label="Observations of ${s.name}">
<table class="list obs"><caption class="label">Observations of ${s.name}</caption>
<thead><tr><th scope="col">metric</th><th scope="col" class="num">this run</th><th scope="col" class="num">expected</th><th scope="col" class="num">change</th><th scope="col" class="num">σ</th><th scope="col" class="num">textbook</th><th scope="col" class="num">n</th><th scope="col">verdict, and why</th></tr></thead>
<tbody><#list s.rows as o><tr><th scope="row">${o.metric}</th><td class="num">${o.value}</td><td class="num">${o.expected}</td><td class="num">${o.change}</td><td class="num">${o.sigma}</td><td class="num muted">${o.textbook}</td><td class="num">${o.n}</td><td><span class="tag ${o.mark.tone}"><span aria-hidden="true">${o.mark.shape}</span> ${o.mark.word}</span><#if o.mark.tone != "none" && o.why?has_content><span class="why">: <#list o.why as w>${w}<#sep>; </#sep></#list></span></#if></td></tr></#list></tbody>
</table></div>
</#list>
</details>
</#if>
<#if page.problems?has_content>
<details><summary><h2>Data quality</h2> <span class="muted">${page.problems?size}</span></summary>
<div id="quality"><#list page.problemGroups as g><#if g.title?has_content><h3>${g.title}</h3></#if><ul class="notes"><#list g.lines as p><li><@problem p/></li></#list><#if g.more?has_content><li><span class="muted">${g.more}</span></li></#if></ul></#list></div>
</details>
</#if>
<details><summary><h2>Baseline</h2> <span class="muted">${page.baseline.size}</span></summary>
<div id="baseline">
<#if page.baseline.key?has_content><dl><#list page.baseline.key as k><dt>${k.name}</dt><dd>${k.value}</dd></#list></dl></#if>
<#if page.baseline.notes?has_content><ul class="notes"><#list page.baseline.notes as n><li>${n}</li></#list></ul></#if>
<#if page.baseline.runs?has_content><@runs page.baseline.runs "Runs compared with"/></#if>
<#if page.baseline.excluded?has_content><@runs page.baseline.excluded "Earlier runs left out"/><#if page.baseline.excludedMore?has_content><p class="small muted">${page.baseline.excludedMore}</p></#if></#if>
<#if page.baseline.nearest?has_content && page.status.word != "not judged"><@nearest/></#if>
</div>
</details>
<#if page.origin.queries?has_content>
<details><summary><h2>Queries</h2> <span class="muted">${page.origin.queries?size}</span></summary>
<div class="scroll" role="region" tabindex="0" aria-label="Queries"><table class="list"><caption class="label">Queries</caption>
<thead><tr><th scope="col">id</th><th scope="col">PromQL</th><th scope="col">range</th><th scope="col">outcome</th></tr></thead>
<tbody><#list page.origin.queries as q><tr><th scope="row">${q.id}</th><td><code>${q.promql}</code></td><td>${q.span}</td><td>${q.outcome}<#list q.warnings as w><br><span class="why">${w}</span></#list></td></tr></#list></tbody></table></div>
</details>
</#if>
<details><summary><h2>Provenance</h2> <span class="muted">made ${page.origin.generated}</span></summary>
<dl>
<dt>agent</dt><dd>${page.origin.version}</dd>
<dt>configuration</dt><dd><code>${page.origin.config}</code></dd>
<#if page.origin.timings?has_content><dt>time taken</dt><dd>${page.origin.timings}</dd></#if>
<#list page.origin.inputs as i><dt>input</dt><dd>${i.name} <code>${i.value}</code></dd></#list>
</dl>
<#if page.origin.removed?has_content><p>${page.origin.removed}</p></#if>
</details>
</div>
</main>
<footer>
<p class="dots"><span>${page.origin.narrator}</span><#list page.origin.narratorNotes as n><span>${n}</span></#list><span>benchmark-agent ${page.origin.version}</span></p>
<#if page.origin.again?has_content><p>again: <code>${page.origin.again}</code></p></#if>
</footer>
</div>
</body>
</html>
