<#import "drawings.html.ftl" as drawings>
<#import "pictures.css.ftl" as pictures>
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${page.label}" width="${page.shownWidth}" height="${page.shownHeight}" viewBox="0 0 ${page.width} ${page.height}">
<title>${page.heading[0].word}</title>
<style>
<@pictures.colours/>
<@pictures.tones/>
<@pictures.marks/>
<@pictures.courses/>
<@pictures.histories/>
<@pictures.ratios/>
.ground { fill: var(--paper); } svg .heading { fill: var(--ink); font-weight: 600; }
</style>
<rect class="ground" width="${page.width}" height="${page.height}"/>
<#list page.heading as h><text<#if h?is_first> class="heading"</#if> x="8" y="${h.at}">${h.word}</text></#list>
<#list page.courses as p><g transform="translate(0 ${page.top})"><@drawings.course p/></g></#list>
<#list page.histories as h><g class="histories ${h.mark.tone}" transform="translate(0 ${page.top})"><@drawings.history h/></g></#list>
<#list page.ratios as p><g class="ratios" transform="translate(0 ${page.top})"><@drawings.ratios p/></g></#list>
</svg>
