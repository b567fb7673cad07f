<#import "layout.html.ftl" as layout>
<#import "/compared.html.ftl" as compared>
<@layout.page frame=page.frame title="Compare" here="compare">
<h1>Compare two runs, or two groups of runs</h1>
<form class="ask" method="get" action="/compare">
<p class="field"><label for="first">first <small class="muted">what the other is held against</small></label><input id="first" name="group" list="runs" value="${page.first}" required autocomplete="off" spellcheck="false"<#if page.problem?has_content> aria-describedby="problem"</#if>></p>
<p class="field"><label for="second">second</label><input id="second" name="group" list="runs" value="${page.second}" required autocomplete="off" spellcheck="false"<#if page.problem?has_content> aria-describedby="problem"</#if>></p>
<button>Compare</button>
<datalist id="runs"><option value="cpu_vendor=intel"></option><option value="cpu_vendor=amd"></option><#list page.offered as o><option value="${o}"></option></#list></datalist>
</form>
<#if page.problem?has_content>
<p id="problem" class="problem alert" role="alert"><span class="tag alert" aria-hidden="true">▼</span> ${page.problem?cap_first}.</p>
<#elseif !page.parts?has_content>
<p class="muted">A run by its id, such as <code>${(page.offered[0])!"gcp-amd-20260301-143022"}</code>, or all runs of which something is so, such as <code>cpu_vendor=intel</code> or <code>cloud=gcp,users_count=300</code>. Only runs of the same load are held against each other. For example: <a href="/compare?group=cpu_vendor%3Dintel&amp;group=cpu_vendor%3Damd">intel and amd</a>.</p>
</#if>
<#list page.parts as part>
<@compared.part part=part head="h2" sub="h3" fold=true/>
</#list>
<#if page.notes?has_content><ul class="notes"><#list page.notes as n><li>${n}</li></#list></ul></#if>
</@layout.page>
