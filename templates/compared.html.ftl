<#import "drawings.html.ftl" as drawings>
<#-- One pair of groups, in a page of its own and in the service; head and sub name its headings. -->
<#macro part part head="h1" sub="h2" fold=false>
<#local view = part.view>
<header class="verdict none">
<${head}>${view.headline}</${head}>
<#if view.tally?has_content><p class="facts">${view.tally}</p></#if>
</header>
<#list part.picture as p>
<section>
<${sub}>${view.second} / ${view.first}, ratio with 95 % interval</${sub}>
<div class="scroll" role="region" tabindex="0" aria-label="ratios">
<svg class="ratios" viewBox="0 0 ${p.width} ${p.height}" role="img" aria-label="Ratios ${view.second} / ${view.first} on a logarithmic axis: <#list p.bars as b>${b.label} ${b.words}<#sep>; </#sep></#list>">
<@drawings.ratios p/>
</svg>
</div>
<#if p.caption?has_content><p class="small muted">${p.caption}</p></#if>
</section>
</#list>
<#if view.rows?has_content>
<section>
<#if fold><details<#if !part.picture?has_content> open</#if>><summary><${sub}>All metrics</${sub}> <span class="muted">${view.rows?size}</span></summary><#else><${sub}>All metrics</${sub}></#if>
<div class="scroll" role="region" tabindex="0" aria-label="all metrics"><table class="list compared">
<caption class="label">${view.second} against ${view.first}</caption>
<thead><tr><th scope="col">subject</th><th scope="col">metric</th><th scope="col">what it says</th><th scope="col" class="num">${view.first}</th><th scope="col" class="num">${view.second}</th><th scope="col" class="num">runs</th><th scope="col" class="num">ratio</th><th scope="col" class="num">95 %</th><th scope="col" class="num">Hedges’ g</th><th scope="col" class="num">q</th></tr></thead>
<tbody>
<#list view.rows as r>
<tr><th scope="row" class="who">${r.subject}</th><td>${r.metric}</td><td><span class="tag ${r.mark.tone}"><span aria-hidden="true">${r.mark.shape}</span></span> ${r.answer}</td><td class="num" data-name="${view.first}">${r.first}</td><td class="num" data-name="${view.second}">${r.second}</td><td class="num">${r.runs}</td><td class="num" data-name="ratio">${r.effect}</td><td class="num" data-name="95 %">${r.interval}</td><td class="num">${r.hedges}</td><td class="num">${r.q}</td></tr>
</#list>
</tbody>
</table></div>
<#if fold></details></#if>
</section>
</#if>
<#if view.notes?has_content><section><ul class="notes"><#list view.notes as n><li>${n}</li></#list></ul></section></#if>
</#macro>
