<#import "drawings.html.ftl" as drawings>
<#-- Pictures: places come from the page, nothing is computed here. -->
<#macro strip s>
<svg class="strip ${s.pin}" role="img" aria-label="${s.label}" viewBox="0 0 ${s.width} ${s.height}" width="${s.width}" height="${s.height}">
<#if s.bandWidth?has_content><rect class="band" x="${s.bandX}" y="6" width="${s.bandWidth}" height="14" rx="2"/><#else><path class="axis" d="M8 13H${s.width - 8}M8 8V18"/></#if>
<#list s.dots as d><circle class="dot" cx="${d.x}" cy="${d.y}" r="2.6"/></#list>
<g class="pin" transform="translate(${s.x} 0)"><#switch s.pin>
<#on "alert"><path d="M-5 1H5L0 9Z"/><path d="M0 8V21" stroke-width="2"/>
<#on "good"><path d="M-5 21H5L0 13Z"/><path d="M0 1V14" stroke-width="2"/>
<#on "watch"><path d="M0 7L6 13L0 19L-6 13Z"/>
<#default><circle class="hollow" cx="0" cy="13" r="4.5" stroke-width="2"/>
</#switch></g>
</svg>
</#macro>

<#macro picture p>
<figure class="picture ${p.size}">
<svg role="img" aria-label="${p.label}" viewBox="0 0 ${p.width} ${p.height}">
<@drawings.course p/>
</svg>
</figure>
</#macro>

<#macro history h>
<figure id="${h.anchor}">
<figcaption><span class="who">${h.title}</span><br><small>${h.caption}</small></figcaption>
<svg class="${h.mark.tone}" role="img" aria-label="${h.label}" viewBox="0 0 ${h.width} ${h.height}">
<@drawings.history h/>
</svg>
</figure>
</#macro>
