<#-- Pictures: places come from the page, nothing is computed here. -->
<#macro strip s>
<svg class="strip ${s.pin}" role="img" aria-label="${s.label}" viewBox="0 0 ${s.width} ${s.height}" width="${s.width}" height="${s.height}">
<#if s.bandWidth?has_content><rect class="band" x="${s.bandX}" y="6" width="${s.bandWidth}" height="14" rx="2"/><#else><path class="axis" d="M8 13H${s.width - 8}M8 8V18"/></#if>
<#list s.dots as d><circle class="dot" cx="${d.x}" cy="${d.y}" r="2.6"/></#list>
<g class="pin" transform="translate(${s.x} 0)"><#switch s.pin>
<#on "alert"><path d="M-5 1H5L0 9Z"/><path d="M0 8V21" stroke-width="2"/>
<#on "good"><path d="M-5 21H5L0 13Z"/><path d="M0 1V14" stroke-width="2"/>
<#on "watch"><path d="M0 7L6 13L0 19L-6 13Z"/>
<#default><circle cx="0" cy="13" r="4.5" fill="none" stroke-width="2" style="fill:var(--paper)"/>
</#switch></g>
</svg>
</#macro>

<#macro picture p>
<figure class="picture ${p.size}">
<svg role="img" aria-label="${p.label}" viewBox="0 0 ${p.width} ${p.height}">
<#list p.phases as a><rect class="phase ${a.kind}" x="${a.x}" y="${a.y}" width="${a.width}" height="${a.height}"/></#list>
<#list p.lanes as l><#list l.windows as w><rect class="window" x="${w.x}" y="${w.y}" width="${w.width}" height="${w.height}"/></#list></#list>
<#list p.phases as a><#if a.word?has_content><text x="${a.x}" dx="6" y="${a.wordY}">${a.word}</text></#if></#list>
<#list p.lines as e><path class="event" d="M${e.x} ${e.y1}V${e.y2}"/></#list>
<#list p.lanes as l><g class="lane${l?counter}">
<#list l.ticks as t><path class="grid" d="M${l.left} ${t.at}H${l.right}"/><text x="${l.left}" dx="-6" y="${t.at}" dy="4" text-anchor="end">${t.word}</text></#list>
<path class="trace" d="${l.path}"/><text class="title" x="${l.titleX}" y="${l.titleY}">${l.title}</text>
</g></#list>
<#list p.lines as e><#if e.word?has_content><text class="words" x="${e.wordX}" y="${e.wordY}" text-anchor="${e.anchor}">${e.word}</text></#if></#list>
<#list p.ticks as t><text x="${t.at}" y="${p.bottom}" dy="17" text-anchor="middle">${t.word}</text></#list>
</svg>
</figure>
</#macro>

<#macro history h>
<figure id="${h.anchor}">
<figcaption><span class="who">${h.title}</span><br><small>${h.caption}</small></figcaption>
<svg class="${h.mark.tone}" role="img" aria-label="${h.label}" viewBox="0 0 ${h.width} ${h.height}">
<#if h.bandY?has_content><rect class="band" x="64" y="${h.bandY}" width="${h.width - 64}" height="${h.bandHeight}"/></#if>
<#list h.ticks as t><path class="grid" d="M64 ${t.at}H${h.width}"/><text x="58" y="${t.at}" dy="4" text-anchor="end">${t.word}</text></#list>
<#if h.mutedPath?has_content><path class="line muted" d="${h.mutedPath}"/><#list h.muted as d><circle class="dot muted" cx="${d.x}" cy="${d.y}" r="2.5"/></#list></#if><path class="line" d="${h.path}"/>
<#list h.dots as d><circle class="dot" cx="${d.x}" cy="${d.y}" r="3"/></#list>
<path class="pin" transform="translate(${h.now.x} ${h.now.y})" d="M0 -6L6 0L0 6L-6 0Z"/>
<text x="64" y="${h.height - 6}">${h.first}</text><text x="${h.width}" y="${h.height - 6}" text-anchor="end">${h.last}</text>
</svg>
</figure>
</#macro>
