<#import "layout.html.ftl" as layout>
<@layout.page frame=page.frame title=page.name here="runs">
<header class="verdict none">
<span class="badge none"><span aria-hidden="true">○</span> no report yet</span>
<h1>${page.name} has no report yet</h1>
<p class="facts"><#list page.facts as f><span>${f}</span></#list></p>
</header>
<p>A report says what is out of line in this run, why, and what to change. ${page.comparable}.</p>
<@layout.make frame=page.frame name=page.name/>
<p class="more"><a href="${page.links.compare}">Compare it with another run</a> · <a href="${page.links.chat}">Ask about it</a></p>
</@layout.page>
