<#import "charts.html.ftl" as charts>
<#import "findings.html.ftl" as f>
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
<@f.verdict page/>
</header>
<main id="main" tabindex="-1">
<#if page.out.rows?has_content>
<section aria-labelledby="out">
<h2 id="out">${page.out.title}</h2>
<@f.anomalies page.out/>
</section>
</#if>
<#if page.changes.rows?has_content>
<section aria-labelledby="changes">
<h2 id="changes">${page.changes.title}</h2>
<@f.changes page.changes/>
</section>
</#if>
<@f.coverage page/>
<#if page.problems?filter(p -> p.hides)?has_content>
<ul class="notes"><#list page.problems?filter(p -> p.hides) as p><li><@f.problem p/></li></#list></ul>
</#if>
<#if page.status.word == "not judged" && page.baseline.nearest?has_content>
<section aria-labelledby="nearest">
<h2 id="nearest">Nearest runs, and what differs</h2>
<@f.nearest page.baseline.nearest/>
</section>
</#if>
<#assign why = page.noCause?has_content || page.causes?has_content>
<#if why || page.advice?has_content>
<div class="cards<#if !(why && page.advice?has_content)> one</#if>">
<#if why>
<section class="card" aria-labelledby="why">
<h2 id="why">Why, as far as was measured</h2>
<@f.causes page/>
</section>
</#if>
<#if page.advice?has_content>
<section class="card" aria-labelledby="advice">
<h2 id="advice">What to change</h2>
<@f.advised page.advice/>
</section>
</#if>
</div>
</#if>
<#if page.when.pictures?has_content || page.when.timeline?has_content>
<section aria-labelledby="when">
<h2 id="when">When</h2>
<#list page.when.pictures as p><@charts.picture p/></#list>
<#if page.when.timeline?has_content>
<@f.timeline page.when.timeline/>
</#if>
</section>
</#if>
<div class="rest">
<#if page.sizing.advice?has_content>
<details><summary><h2>Sizes from what was used</h2> <span class="muted">${page.sizing.count}</span></summary>
<@f.advised page.sizing.advice/>
<#if page.sizing.more?has_content><p class="muted">${page.sizing.more?cap_first}.</p></#if>
</details>
</#if>
<#if page.more.rows?has_content>
<details><summary><h2>${page.more.title}</h2> <span class="muted">${page.more.rows?size}</span></summary>
<@f.anomalies page.more/>
</details>
</#if>
<#if page.watches.rows?has_content>
<details><summary><h2>${page.watches.title}</h2> <span class="muted">${page.watches.rows?size}: outside what was expected, but small or uncertain</span></summary>
<@f.anomalies page.watches/>
</details>
</#if>
<#if page.histories?has_content>
<details><summary><h2>Over the earlier runs</h2> <span class="muted"><@f.count page.histories?size "metric"/></span></summary>
<div class="histories"><#list page.histories as h><@charts.history h/></#list></div>
</details>
</#if>
<#if page.subjects?has_content>
<details><summary><h2>All observations</h2> <span class="muted">${page.observationCount} about <@f.count page.subjects?size "subject"/></span></summary>
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
<@f.quality page.problemGroups/>
</details>
</#if>
<details><summary><h2>Baseline</h2> <span class="muted">${page.baseline.size}</span></summary>
<div id="baseline">
<@f.baseline page/>
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
