<#import "layout.html.ftl" as layout>
<@layout.page frame=page.frame title="Report of " + page.run here="runs">
<#if page.over>
<header class="verdict alert">
<span class="badge alert"><span aria-hidden="true">▼</span> failed</span>
<h1>There is no report of ${page.run}</h1>
</header>
<p>${page.problem}</p>
<p><a href="${page.runUrl}">Back to the run</a></p>
<#else>
<header class="verdict none">
<span class="badge none"><span aria-hidden="true">○</span> being made</span>
<h1>The report of ${page.run} is being made</h1>
</header>
<p role="status"><#if page.stage?has_content>${page.stage?cap_first}.<#else>It waits for its turn.</#if> This page leads to it as soon as it is there.</p>
</#if>
</@layout.page>
