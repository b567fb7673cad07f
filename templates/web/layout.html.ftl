<#-- What is around every page. -->
<#macro csrf frame><#list frame.csrf as c><input type="hidden" name="${c.parameter}" value="${c.token}"></#list></#macro>
<#macro make frame name small=false>
<form class="make" method="post" action="/reports"><@csrf frame/><input type="hidden" name="run" value="${name}"><button<#if small> class="small"</#if> aria-label="Make the report of ${name}">Make its report</button> <span class="small muted" role="status"></span></form>
</#macro>
<#macro page frame title here="" scripts=[]>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<#list frame.csrf as c><meta name="csrf" data-header="${c.header}" content="${c.token}"></#list>
<title>${title} · benchmark-agent</title>
<link rel="icon" href="${frame.files["icon.svg"]}">
<link rel="stylesheet" href="${frame.files["page.css"]}">
<#if scripts?seq_contains("uplot.js")><link rel="stylesheet" href="${frame.files["uplot.css"]}"></#if>
<script src="${frame.files["page.js"]}" defer></script>
<#list scripts as s><script src="${frame.files[s]}" defer></script>
</#list>
</head>
<body>
<a class="skip" href="#main">Skip to what this page says</a>
<div class="top">
<nav class="page" aria-label="Pages"><a class="brand" href="/">benchmark-agent</a><a href="/"<#if here == "runs"> aria-current="page"</#if>>Runs</a><a href="/compare"<#if here == "compare"> aria-current="page"</#if>>Compare</a><a href="/chat"<#if here == "chat"> aria-current="page"</#if>>Ask</a></nav>
</div>
<main id="main" class="page" tabindex="-1">
<#nested>
</main>
</body>
</html>
</#macro>
