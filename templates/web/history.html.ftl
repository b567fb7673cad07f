<#import "layout.html.ftl" as layout>
<#import "/findings.html.ftl" as f>
<#import "/charts.html.ftl" as charts>
<#assign first = page.histories[0].view>
<@layout.page frame=page.frame title=page.subject + " " + first.metric + " over runs" here="runs" scripts=["uplot.js", "chart.js"]>
<p class="more"><a href="${page.runUrl}">← ${page.run}</a></p>
<#list page.histories as d>
<#assign h = d.view>
<section class="history" id="${h.id}-all" aria-labelledby="${h.id}-title">
<header class="verdict ${h.mark.tone}">
<@f.badge h.mark/>
<#if d?is_first><h1 id="${h.id}-title">${h.subject} · ${h.metric}, run by run</h1><#else><h2 id="${h.id}-title">${h.subject} · ${h.metric}, run by run</h2></#if>
<p class="facts"><#list h.now as n><span>${n.name} <b>${n.value}</b></span></#list></p>
<#if h.why?has_content><p class="small muted"><#list h.why as w>${w}<#sep>; </#sep></#list></p></#if>
</header>
<#if h.picture?has_content>
<div class="chart" id="${h.id}" data-unit="${h.unit}" data-low="${h.low}" data-high="${h.high}" data-expected="${h.expected}" data-label="${h.subject} ${h.metric}">
<div class="histories"><#list h.picture as p><figure><svg class="${p.mark.tone}" role="img" aria-label="${p.label}" viewBox="0 0 ${p.width} ${p.height}"><@charts.drawings.history p/></svg></figure></#list></div>
</div>
<ul class="key small muted"><#if h.low?has_content><li><span class="swatch band"></span> expected ${h.expected}</li></#if><li><span class="swatch dot"></span> baseline</li><#if h.points?filter(p -> p.kind == "older")?has_content><li><span class="swatch ring"></span> older level, in no baseline</li></#if><#if h.points?filter(p -> p.kind == "later")?has_content><li><span class="swatch ring"></span> later run</li></#if><li><span class="swatch pin ${h.mark.tone}"></span> this run</li><#if h.points?filter(p -> p.event?has_content)?has_content><li><span class="swatch rule"></span> step, or accepted level</li></#if></ul>
<#else>
<p>No earlier run was comparable: there is no course to draw.</p>
</#if>
<details<#if !h.picture?has_content> open</#if>><summary>The same as a table <span class="muted"><@f.count h.points?size "run"/>, oldest first</span></summary>
<table class="list points"><caption class="label">${h.subject} ${h.metric} of each run, oldest first</caption>
<thead><tr><th scope="col">time</th><th scope="col">run</th><th scope="col" class="num">value</th><th scope="col">part</th></tr></thead>
<tbody><#list h.points as p><tr data-value="${p.plotted}" data-kind="${p.kind}" data-event="${p.event}"<#if p.kind == "now"> class="now"</#if>><td class="when">${p.time}</td><th scope="row"><a href="${d.urls[p?index]}">${p.run}</a></th><td class="num">${p.value}</td><td>${p.kindWords}<#if p.event?has_content>; <b>${p.event}</b></#if></td></tr></#list></tbody>
</table>
</details>
</section>
</#list>
</@layout.page>
