<#-- A history for who reads no style sheet: light, and each line says how it looks. The colours are those of pictures.css.ftl by day. -->
<#assign ink = "#1c2026" quiet = "#565f6b" rule = "#d5dae1" dot = "#5c6672">
<#assign tones = {"alert": "#ad1f14", "watch": "#7d5700", "good": "#176639", "none": quiet}>
<#assign h = page.histories[0]>
<svg xmlns="http://www.w3.org/2000/svg" width="${page.shownWidth}" height="${page.shownHeight}" viewBox="0 0 ${page.width} ${page.height}" font-family="sans-serif" font-size="11">
<rect width="${page.width}" height="${page.height}" fill="#ffffff"/>
<#list page.heading as line><text x="8" y="${line.at}" fill="${line?is_first?then(ink, quiet)}">${line.word}</text></#list>
<g transform="translate(0 ${page.top})">
<#if h.bandY?has_content><rect x="64" y="${h.bandY}" width="${h.width - 64}" height="${h.bandHeight}" fill="#cfe8d5"/></#if>
<#list h.ticks as t><path d="M64 ${t.at}H${h.width}" fill="none" stroke="${rule}" stroke-dasharray="2 3"/><text x="58" y="${t.at}" dy="4" text-anchor="end" fill="${quiet}">${t.word}</text></#list>
<#if h.mutedPath?has_content><path d="${h.mutedPath}" fill="none" stroke="${dot}" stroke-opacity=".5" stroke-dasharray="2 3"/></#if>
<#list h.muted as d><circle cx="${d.x}" cy="${d.y}" r="2.5" fill="#ffffff" stroke="${dot}" stroke-opacity=".75"/></#list>
<#if h.dots?has_content><path d="${h.path}" fill="none" stroke="${dot}" stroke-opacity=".5"/></#if>
<#list h.dots as d><circle cx="${d.x}" cy="${d.y}" r="3" fill="${dot}" fill-opacity=".75"/></#list>
<path transform="translate(${h.now.x} ${h.now.y})" d="M0 -6L6 0L0 6L-6 0Z" fill="${tones[h.mark.tone]}"/>
<text x="64" y="${h.height - 6}" fill="${quiet}">${h.first}</text><text x="${h.width - 4}" y="${h.height - 6}" text-anchor="end" fill="${tones[h.mark.tone]}">◆ ${h.last}</text>
</g>
</svg>
