<#import "charts.html.ftl" as charts>
<#-- Parts of a page about findings, in a report and in the service: words come from the page, nothing is computed here. -->
<#macro count n noun>${n} ${noun}<#if n != 1>s</#if></#macro>
<#macro badge mark><span class="badge ${mark.tone}"><span aria-hidden="true">${mark.shape}</span> ${mark.word}</span></#macro>
<#macro anomalies table links={}>
<table class="rows">
<caption class="label">${table.title}</caption>
<thead><tr><th scope="col"><span class="label">status</span></th><th scope="col">metric</th><th scope="col" class="num">this run</th><th scope="col">against ${table.against}</th><th scope="col" class="num">change</th><th scope="col" class="num">σ</th></tr></thead>
<#list table.rows as r>
<tbody id="${r.anchor}">
<tr>
<td class="mark"><@badge r.mark/><#if r.severity?has_content> <small>${r.severity}</small></#if></td>
<th scope="row"><span class="who"><#if r.history?has_content><a href="${links[r.history]!("#" + r.history)}">${r.subject}</a><#else>${r.subject}</#if></span><small>${r.metric}</small><#if r.when?has_content><small>${r.when}</small></#if><#if r.hindsight?has_content><small>${r.hindsight}</small></#if></th>
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
<#macro nearest all>
<table class="list"><caption class="label">Nearest runs and what differs</caption>
<thead><tr><th scope="col">run</th><th scope="col">time</th><th scope="col">what differs</th></tr></thead>
<tbody><#list all as n><tr><th scope="row">${n.run}</th><td>${n.time}</td><td><#list n.differs as d>${d}<#sep>; </#sep></#list></td></tr></#list></tbody></table>
</#macro>
<#macro coverage page>
<p class="coverage">${page.coverage.judged}<#list page.coverage.notJudged as r>, ${r}</#list><#if page.coverage.notJudged?has_content && page.problems?has_content> (<a href="#quality">see data quality</a>)</#if>.<#if page.coverage.falseAlerts?has_content> By chance alone, at most ${page.coverage.falseAlerts} alerts are to be expected.</#if><#if page.coverage.detectable?has_content> Typical smallest change these runs could show: ${page.coverage.detectable}.</#if> <a href="#baseline">${page.baseline.size}</a>.<#if page.sequel?has_content> ${page.sequel}.</#if></p>
</#macro>
<#macro verdict page>
<@badge page.status/>
<h1>${page.headline}</h1>
<#if page.story.told><div class="story">${page.story.html}</div></#if>
<#if page.next?has_content><p class="next"><span aria-hidden="true">→</span> ${page.next}</p></#if><#if page.gate.words?has_content><p class="small muted">Gate: ${page.gate.words}</p><#list page.gate.broken as words><p class="small">⛔ threshold: ${words}</p></#list></#if>
<p class="facts"><span>${page.runId}</span><#list page.facts as f><span>${f}</span></#list></p>
</#macro>
<#macro causes page>
<#if page.noCause?has_content><p>${page.noCause?cap_first}<#if page.causes?has_content>:<#else>.</#if></p></#if>
<#if page.causes?has_content><ol>
<#list page.causes as c><li value="${c.rank}"><span class="who">${c.subject}</span> <ul class="because"><#list c.because as b><li><#if b.anchor?has_content><a href="#${b.anchor}">${b.words}</a><#else>${b.words}</#if></li></#list><#if c.more?has_content><li><span class="muted">${c.more}</span></li></#if></ul></li></#list>
</ol></#if>
</#macro>
<#macro timeline all>
<table class="list timeline"><caption class="label">Timeline</caption>
<thead><tr><th scope="col">time</th><th scope="col">subject</th><th scope="col">what happened</th></tr></thead>
<tbody><#list all as m><tr class="${m.kind}"><td class="when">${m.time} <small>${m.uncertainty}</small></td><th scope="row">${m.subject}</th><td>${m.what}</td></tr></#list></tbody>
</table>
</#macro>
<#macro changes all>
<table class="rows plain">
<caption class="label">${all.title}</caption>
<thead><tr><th scope="col">metric</th><th scope="col" class="num">this run</th><#if all.earlier?has_content><th scope="col">this run <span aria-hidden="true">○</span> and earlier <span aria-hidden="true">●</span></th><th scope="col" class="num">${all.earlier}</th><th scope="col" class="num">change</th></#if></tr></thead>
<tbody>
<#list all.rows as r>
<tr><th scope="row"><span class="who">${r.subject}</span><small>${r.metric}</small></th><td class="num value">${r.value}</td><#if all.earlier?has_content><td class="plot"><#list r.strip as s><@charts.strip s/></#list></td><td class="num earlier"><span class="label">${all.earlier}: </span>${r.earlier}</td><td class="num delta">${r.change}</td></#if></tr>
</#list>
</tbody>
</table>
</#macro>
<#macro quality groups>
<div id="quality"><#list groups as g><#if g.title?has_content><h3>${g.title}</h3></#if><ul class="notes"><#list g.lines as p><li><@problem p/></li></#list><#if g.more?has_content><li><span class="muted">${g.more}</span></li></#if></ul></#list></div>
</#macro>
<#macro baseline page>
<#if page.baseline.key?has_content><dl><#list page.baseline.key as k><dt>${k.name}</dt><dd>${k.value}</dd></#list></dl></#if>
<#if page.baseline.notes?has_content><ul class="notes"><#list page.baseline.notes as n><li>${n}</li></#list></ul></#if>
<#if page.baseline.runs?has_content><@runs page.baseline.runs "Runs compared with"/></#if>
<#if page.baseline.excluded?has_content><@runs page.baseline.excluded "Earlier runs left out"/><#if page.baseline.excludedMore?has_content><p class="small muted">${page.baseline.excludedMore}</p></#if></#if>
<#if page.baseline.nearest?has_content && page.status.word != "not judged"><@nearest page.baseline.nearest/></#if>
</#macro>
