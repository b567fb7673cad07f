<#import "layout.html.ftl" as layout>
<#import "/findings.html.ftl" as f>
<#import "/charts.html.ftl" as charts>
<#assign run = page.run>
<@layout.page frame=page.frame title=run.headline + " · " + run.runId here="runs">
<header class="verdict ${run.status.tone}">
<@f.verdict run/>
</header>
<p class="more"><a href="${page.links.report}">The whole report</a> · <a href="#measured">Every metric and its history</a> · <a href="${page.links.compare}">Compare with another run</a> · <a href="${page.links.chat}">Ask about it</a></p>
<#if run.out.rows?has_content>
<section aria-labelledby="out">
<h2 id="out">${run.out.title}</h2>
<@f.anomalies table=run.out links=page.histories/>
</section>
</#if>
<#if run.changes.rows?has_content>
<section aria-labelledby="changes">
<h2 id="changes">${run.changes.title}</h2>
<@f.changes run.changes/>
</section>
</#if>
<@f.coverage run/>
<#if run.problems?filter(p -> p.hides)?has_content>
<ul class="notes"><#list run.problems?filter(p -> p.hides) as p><li><@f.problem p/></li></#list></ul>
</#if>
<#if run.status.word == "not judged" && run.baseline.nearest?has_content>
<section aria-labelledby="nearest">
<h2 id="nearest">Nearest runs, and what differs</h2>
<@f.nearest run.baseline.nearest/>
</section>
</#if>
<#assign why = run.noCause?has_content || run.causes?has_content>
<#if why || run.advice?has_content>
<div class="cards<#if !(why && run.advice?has_content)> one</#if>">
<#if why>
<section class="card" aria-labelledby="why">
<h2 id="why">Why, as far as was measured</h2>
<@f.causes run/>
</section>
</#if>
<#if run.advice?has_content>
<section class="card" aria-labelledby="advice">
<h2 id="advice">What to change</h2>
<@f.advised run.advice/>
</section>
</#if>
</div>
</#if>
<#if run.when.timeline?has_content>
<section aria-labelledby="when">
<h2 id="when">When</h2>
<@f.timeline run.when.timeline/>
</section>
</#if>
<div class="rest">
<#if run.sizing.advice?has_content>
<details><summary><h2>Sizes from what was used</h2> <span class="muted">${run.sizing.count}</span></summary>
<@f.advised run.sizing.advice/>
<#if run.sizing.more?has_content><p class="muted">${run.sizing.more?cap_first}.</p></#if>
</details>
</#if>
<#if run.more.rows?has_content>
<details><summary><h2>${run.more.title}</h2> <span class="muted">${run.more.rows?size}</span></summary>
<@f.anomalies table=run.more links=page.histories/>
</details>
</#if>
<#if run.watches.rows?has_content>
<details><summary><h2>${run.watches.title}</h2> <span class="muted">${run.watches.rows?size}: outside what was expected, but small or uncertain</span></summary>
<@f.anomalies table=run.watches links=page.histories/>
</details>
</#if>
<#if page.measured?has_content>
<details id="measured"><summary><h2>Every metric and its history</h2> <span class="muted">${run.observationCount} about <@f.count page.measured?size "subject"/></span></summary>
<#list page.measured as s>
<h3>${s.subject} <small>${s.scope}</small></h3>
<table class="list measured"><caption class="label">Metrics of ${s.subject}</caption>
<thead><tr><th scope="col">metric</th><th scope="col" class="num">this run</th><th scope="col" class="num">expected</th><th scope="col">verdict</th></tr></thead>
<tbody><#list s.lines as l><tr><th scope="row"><a href="${l.url}">${l.metric}</a></th><td class="num">${l.value}</td><td class="num">${l.expected}</td><td><span class="tag ${l.mark.tone}"><span aria-hidden="true">${l.mark.shape}</span> ${l.mark.word}</span></td></tr></#list></tbody>
</table>
</#list>
</details>
</#if>
<#if run.problems?has_content>
<details><summary><h2>Data quality</h2> <span class="muted">${run.problems?size}</span></summary>
<@f.quality run.problemGroups/>
</details>
</#if>
<details><summary><h2>Baseline</h2> <span class="muted">${run.baseline.size}</span></summary>
<div id="baseline">
<@f.baseline run/>
</div>
</details>
</div>
<footer>
<p class="dots"><span>made ${run.origin.generated}</span><span>${run.origin.narrator}</span><#list run.origin.narratorNotes as n><span>${n}</span></#list><span>benchmark-agent ${run.origin.version}</span></p>
</footer>
</@layout.page>
