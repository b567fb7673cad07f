<#-- Narrow: for a column of a pull request's page, whose left part is all that a telephone shows. -->
<#macro anomalies table narrow=false>
<#if narrow>
| metric | change | σ | this run | expected (${table.against?replace(" like-for-like", "")}) |
|---|--:|--:|--:|--:|
<#list table.rows as r>
| ${r.mark.emoji}<#if !["alert", "watch"]?seq_contains(r.mark.word) && !r.hindsight?starts_with(r.mark.word)> ${r.mark.word}</#if> ${r.subject} · ${r.metric}<#if r.hindsight?has_content>; ${r.hindsight}</#if> | ${r.change} | ${r.sigma} | <#if r.value?has_content>**${r.value}**</#if> | <#if r.strip?has_content>${r.expected}<#if r.n?has_content> (${r.n})</#if><#else>${r.description}</#if> |
</#list>
<#else>
| | metric | this run | expected (${table.against}) | change | σ (textbook) |
|---|---|--:|--:|--:|--:|
<#list table.rows as r>
| ${r.mark.emoji} ${r.mark.word} | ${r.subject} · ${r.metric}<#if r.when?has_content>, ${r.when}</#if><#if r.hindsight?has_content>; ${r.hindsight}</#if> | <#if r.value?has_content>**${r.value}**</#if> | <#if r.strip?has_content>${r.expected}<#if r.n?has_content> (${r.n})</#if><#else>${r.description}</#if> | ${r.change}<#if r.points?has_content> (${r.points})</#if> | ${r.sigma}<#if r.textbook?has_content> (${r.textbook})</#if> |
</#list>
</#if>
</#macro>
<#macro tasks table>
<#if table.tasks?has_content>

<#list table.tasks as t>
- ${t.about}: ${t.what}
</#list>

</#if>
</#macro>
<#macro advised all>
<#list all as a>
**${a.subject}** ${a.resource}<#if a.proposed?has_content>: ${a.current} → **${a.proposed}**</#if><#if a.confidence?has_content> (${a.confidence} confidence<#if a.load?has_content>, at ${a.load}</#if><#if a.money?has_content>; ${a.money}</#if>)</#if>. ${a.reason}

<#if a.patch?has_content>
${block(a.patch)}

</#if>
</#list>
</#macro>
<#macro problem p>${p.mark.emoji} ${p.mark.word}: <#if p.subject?has_content>**${p.subject}**: </#if>${p.message}<#if p.remedy?has_content> ${p.remedy}</#if></#macro>
<#macro covered page detectable=true>${page.coverage.judged}<#list page.coverage.notJudged as r>, ${r}</#list>.<#if page.coverage.falseAlerts?has_content> By chance alone, at most ${page.coverage.falseAlerts} alerts are to be expected.</#if><#if detectable && page.coverage.detectable?has_content> Typical smallest change these runs could show: ${page.coverage.detectable}.</#if> ${page.baseline.size}.<#if page.sequel?has_content> ${page.sequel}.</#if></#macro>
<#macro reasons page>
<#if page.noCause?has_content || page.causes?has_content || page.advice?has_content>
<details><summary>Why, as far as was measured, and what to change</summary>

<#if page.noCause?has_content>
${page.noCause?cap_first}<#if page.causes?has_content>:<#else>.</#if>

</#if>
<#list page.causes as c>
${c.rank}. **${c.subject}**
<#list c.because as b>
   - ${b.words}
</#list>
<#if c.more?has_content>
   - ${c.more}
</#if>
</#list>

<@advised page.advice/>
</details>

</#if>
</#macro>
<#macro rest page narrow=false>
<#if page.when.timeline?has_content>
<details><summary>Timeline</summary>

| time | subject | what happened |
|---|---|---|
<#list page.when.timeline as m>
| ${m.time}<#if m.uncertainty?has_content> ${m.uncertainty}</#if> | ${m.subject} | ${m.what} |
</#list>

</details>

</#if>
<#if page.more.rows?has_content>
<details><summary>${page.more.title}, ${page.more.rows?size}</summary>

<@anomalies page.more narrow/>
<@tasks page.more/>

</details>

</#if>
<#if page.watches.rows?has_content>
<details><summary>${page.watches.title}, ${page.watches.rows?size}: outside what was expected, but small or uncertain</summary>

<@anomalies page.watches narrow/>
<@tasks page.watches/>

</details>

</#if>
<#if page.problems?has_content>
<details><summary>Data quality, ${page.problems?size}</summary>

<#list page.problemGroups as g>
<#if g.title?has_content>
**${g.title}**

</#if>
<#list g.lines as p>
- <@problem p/>
</#list>
<#if g.more?has_content>
- ${g.more}
</#if>

</#list>
</details>

</#if>
</#macro>
