<#import "drawings.html.ftl" as drawings>
<#import "pictures.css.ftl" as pictures>
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
.ratios { min-width: 46rem; width: 100%; height: auto; }
<@pictures.ratios/>
</style>
</head>
<body>
<div class="page">
<main id="main">
<#list page.parts as part>
<#assign view = part.view>
<header class="verdict none">
<h1>${view.headline}</h1>
<#if view.tally?has_content><p class="facts">${view.tally}</p></#if>
</header>
<#list part.picture as p>
<section>
<h2>${view.second} / ${view.first}, ratio with 95 % interval</h2>
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
<h2>All metrics</h2>
<div class="scroll" role="region" tabindex="0" aria-label="all metrics"><table class="list">
<thead><tr><th scope="col">subject</th><th scope="col">metric</th><th scope="col">what it says</th><th scope="col" class="num">${view.first}</th><th scope="col" class="num">${view.second}</th><th scope="col" class="num">runs</th><th scope="col" class="num">ratio</th><th scope="col" class="num">95 %</th><th scope="col" class="num">Hedges’ g</th><th scope="col" class="num">q</th></tr></thead>
<tbody>
<#list view.rows as r>
<tr><th scope="row" class="who">${r.subject}</th><td>${r.metric}</td><td><span class="tag ${r.mark.tone}"><span aria-hidden="true">${r.mark.shape}</span></span> ${r.answer}</td><td class="num">${r.first}</td><td class="num">${r.second}</td><td class="num">${r.runs}</td><td class="num">${r.effect}</td><td class="num">${r.interval}</td><td class="num">${r.hedges}</td><td class="num">${r.q}</td></tr>
</#list>
</tbody>
</table></div>
</section>
</#if>
<#if view.notes?has_content><section><ul class="notes"><#list view.notes as n><li>${n}</li></#list></ul></section></#if>
</#list>
</main>
</div>
</body>
</html>
