<#import "layout.html.ftl" as layout>
<@layout.page frame=page.frame title=page.title>
<header class="verdict watch">
<span class="badge watch"><span aria-hidden="true">◆</span> ${page.status}</span>
<h1>${page.title}</h1>
</header>
<p>${page.detail?cap_first}.</p>
<#if page.nearest?has_content><ul><#list page.nearest as n><li><a href="${n.url}">${n.name}</a></li></#list></ul></#if>
<p><a href="/">All runs</a></p>
</@layout.page>
