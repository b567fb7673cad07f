<#import "layout.html.ftl" as layout>
<@layout.page frame=page.frame title=page.title>
<header class="verdict watch">
<span class="badge watch"><span aria-hidden="true">◆</span> ${page.status}</span>
<h1>${page.title}</h1>
</header>
<p>${page.detail?cap_first}.</p>
<p><a href="/">All runs</a></p>
</@layout.page>
