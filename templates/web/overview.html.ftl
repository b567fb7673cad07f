<#import "layout.html.ftl" as layout>
<#import "/findings.html.ftl" as f>
<@layout.page frame=page.frame title="Runs" here="runs">
<#if page.first>
<header class="verdict ${page.mark.tone}">
<@f.badge page.mark/>
<h1>${page.headline}</h1>
<p class="facts"><span>in the newest report of each group of runs that are like for like</span></p>
</header>
<#list page.open as o>
<section class="open" aria-labelledby="open${o?counter}">
<h2 id="open${o?counter}"><a href="${o.url}">${o.name}</a> <small class="muted">${o.time}</small></h2>
<p>${o.headline}</p>
<table class="list alerts"><caption class="label">Alerts of ${o.name}</caption>
<thead><tr><th scope="col">subject</th><th scope="col">metric</th><th scope="col" class="num">this run</th><th scope="col">expected</th><th scope="col" class="num">σ</th></tr></thead>
<tbody><#list o.alerts as a><tr><th scope="row"><span class="tag alert" aria-hidden="true">${a.row.mark.shape}</span> <span class="who">${a.row.subject}</span></th><td><#if a.history?has_content><a href="${a.history}">${a.row.metric}</a><#else>${a.row.metric}</#if></td><td class="num value">${a.row.value}</td><td<#if a.row.expected?has_content> class="range"</#if>><#if a.row.expected?has_content>${a.row.expected}<#elseif a.row.n?has_content>${a.row.n}<#else>${a.row.description}</#if></td><td class="num">${a.row.sigma}</td></tr></#list></tbody>
</table>
</section>
</#list>
<#else>
<h1>Older runs</h1>
</#if>
<section aria-labelledby="latest">
<h2 id="latest"><#if page.first>Latest runs<#else>Runs</#if> <small class="muted">of ${page.total}, ${page.about}</small></h2>
<#if page.runs?has_content>
<table class="list latest"><caption class="label">Runs, newest first</caption>
<thead><tr><th scope="col">verdict</th><th scope="col">time</th><th scope="col">run</th><th scope="col">what it says</th></tr></thead>
<tbody><#list page.runs as r><tr><td><#list r.mark as m><@f.badge m/><#else><span class="badge none"><span aria-hidden="true">○</span> no report yet</span></#list></td><td class="when small muted">${r.time}</td><th scope="row"><a href="${r.url}">${r.name}</a><#list r.facts as fact> <small class="fact muted">${fact}</small></#list></th><td><#if r.mark?has_content>${r.headline}<#else><@layout.make frame=page.frame name=r.name small=true/></#if></td></tr>
</#list></tbody>
</table>
<#else>
<p>The archive holds no run that can be read.</p>
</#if>
<#if page.older?has_content><p class="more"><a href="${page.older}" rel="next">Older runs</a></p></#if>
</section>
<#if page.first>
<section aria-labelledby="cost">
<h2 id="cost">Cost of models</h2>
<#list page.cost as c>
<p><b>${c.usd} USD</b> in the last 30 days: ${c.calls}</p>
<#if c.note?has_content><p class="small muted">${c.note}</p></#if>
<#else>
<p class="muted">No model was asked in the last 30 days.</p>
</#list>
</section>
</#if>
</@layout.page>
