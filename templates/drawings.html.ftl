<#-- What is inside of a picture, be it in a page or a file of its own: places come from the page, nothing is computed here. -->
<#macro course p>
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
</#macro>

<#macro history h>
<#if h.bandY?has_content><rect class="band" x="64" y="${h.bandY}" width="${h.width - 64}" height="${h.bandHeight}"/></#if>
<#list h.ticks as t><path class="grid" d="M64 ${t.at}H${h.width}"/><text x="58" y="${t.at}" dy="4" text-anchor="end">${t.word}</text></#list>
<#if h.mutedPath?has_content><path class="line muted" d="${h.mutedPath}"/><#list h.muted as d><circle class="dot muted" cx="${d.x}" cy="${d.y}" r="2.5"/></#list></#if><path class="line" d="${h.path}"/>
<#list h.dots as d><circle class="dot" cx="${d.x}" cy="${d.y}" r="3"/></#list>
<path class="pin" transform="translate(${h.now.x} ${h.now.y})" d="M0 -6L6 0L0 6L-6 0Z"/>
<text x="64" y="${h.height - 6}">${h.first}</text><text x="${h.width}" y="${h.height - 6}" text-anchor="end">${h.last}</text>
</#macro>

<#macro ratios p>
<#list p.ticks as t><line class="grid" x1="${t.at}" x2="${t.at}" y1="18" y2="${p.axisAt}"/><text x="${t.at}" y="12" text-anchor="middle">${t.word}</text></#list>
<line class="unity" x1="${p.unity}" x2="${p.unity}" y1="18" y2="${p.axisAt}"/>
<#list p.bars as b>
<g class="${b.tone}"><text class="name" x="290" y="${b.textY}" text-anchor="end">${b.label}</text><#if b.from?has_content><line class="span" x1="${b.from}" x2="${b.to}" y1="${b.y}" y2="${b.y}"/></#if><circle cx="${b.at}" cy="${b.y}" r="4"/><text class="words" x="720" y="${b.textY}">${b.words}</text></g>
</#list>
</#macro>
