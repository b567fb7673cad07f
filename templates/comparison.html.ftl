<#import "compared.html.ftl" as compared>
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
<@compared.part part/>
</#list>
</main>
</div>
</body>
</html>
