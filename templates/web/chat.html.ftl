<#import "layout.html.ftl" as layout>
<@layout.page frame=page.frame title="Ask" here="chat" scripts=["chat.js"]>
<h1>Ask about runs</h1>
<p class="muted">Each question is looked up in the archive, its reports and what is live, where that is configured.
<span id="goes-on" hidden>What goes on from the question before is taken so: “and cartservice?”, “why?”. Load the page again to begin anew.</span><noscript>Without a script each question stands for itself.</noscript></p>
<div id="log" role="log" aria-live="polite" aria-label="Questions and answers">
<#list page.answer as a>
<article class="turn">
<h2 class="asked">${page.question}</h2>
<div class="answer story">${a.text}</div>
<#list a.tables as t>
<div class="scroll" role="region" tabindex="0" aria-label="Table ${t?counter}"><table class="list"><caption class="label">Table ${t?counter} of the answer</caption>
<thead><tr><#list t.head() as h><th scope="col">${h}</th></#list></tr></thead>
<tbody><#list t.rows() as r><tr><#list r as c><td data-name="${t.head()[c?index]}">${c}</td></#list></tr></#list></tbody></table></div>
<#if t.more() gt 0><p class="small muted">and ${t.more()} more</p></#if>
</#list>
<#if a.recommendations?has_content><h3>What to change</h3><ul><#list a.recommendations as r><li>${r}</li></#list></ul></#if>
<p class="small muted">${a.confidence}<#if a.runUrl?has_content> · <a href="${a.runUrl}">run ${a.run}</a></#if></p>
<#if a.sources?has_content><details><summary>Sources <span class="muted">${a.sources?size}</span></summary><ul class="sources"><#list a.sources as s><li>${s.type()?lower_case} <code>${s.query()}</code></li></#list></ul></details></#if>
</article>
</#list>
<#if page.problem?has_content><article class="turn"><h2 class="asked"><#if page.question?has_content>${page.question}<#else>(nothing)</#if></h2><p class="problem" role="alert"><span class="tag alert" aria-hidden="true">▼</span> ${page.problem?cap_first}.</p></article></#if>
</div>
<form class="ask" id="ask" method="post" action="/chat">
<@layout.csrf page.frame/>
<p class="field wide-field"><label for="question">question</label><input id="question" name="question" value="<#if page.problem?has_content>${page.question}</#if>" required maxlength="2000" autocomplete="off"></p>
<p class="field"><label for="run">run <small class="muted">if it is about one</small></label><input id="run" name="run" value="${page.run}" autocomplete="off" spellcheck="false"></p>
<button>Ask</button>
</form>
<p class="small muted examples">For example: <#list page.examples as e><button class="example small" type="submit" form="ask" name="example" value="${e}" formnovalidate>${e}</button> </#list></p>
</@layout.page>
