<#include "parts.md.ftl">
<#assign comment = page>
<#assign whole = comment.page>
<#assign clean = whole.status.word == "clean">
<#assign gated = !comment.unvouched && whole.gate.word?has_content>
<#assign broken = gated && whole.gate.broken?has_content && whole.gate.word == "failed">
<#assign rerun = gated && whole.gate.word == "asks for one more run">
<#if broken && whole.status.word != "alert">
## ⛔ Gate failed: ${whole.gate.broken[0]}

Otherwise: ${whole.headline}.
<#elseif gated && whole.gate.word == "failed">
## ${whole.status.emoji} Gate failed: ${whole.headline}
<#elseif rerun>
## ${whole.status.emoji} One more run, please: ${whole.headline}
<#elseif gated && whole.status.word == "alert">
## ${whole.status.emoji} ${whole.headline} (gate: ${whole.gate.word}<#if whole.gate.muted gt 0>, ${whole.gate.muted} muted</#if>)
<#else>
## ${whole.status.emoji} ${whole.headline}
</#if>
<#if gated>
<#list whole.gate.broken as words>
<#if words?index gt 0 || whole.status.word == "alert" || !broken>

- ⛔ threshold: ${words}
</#if>
</#list>
<#list whole.gate.blind as words>

- ⚠️ threshold not judged: ${words}
</#list>
</#if>

<#if !clean && whole.story.told>
${whole.story.markdown}

</#if>
<#if whole.out.rows?has_content>
<@anomalies whole.out/>

</#if>
<#if !clean>
<#if whole.noCause?has_content && whole.status.word == "alert">
**Cause:** ${whole.noCause}.
<#elseif whole.causes?has_content>
**Most consistent cause:** ${whole.causes[0].subject}<#if whole.causes[0].because?has_content> (${whole.causes[0].because[0].words})</#if>.
</#if>
<#if rerun>

**Next:** run the same benchmark once more, and judge it with `report --run-id NEW_RUN_ID --confirms rerun.json`; the file lies beside the report.
<#elseif whole.next?has_content>

**Try:** ${whole.next}
</#if>

</#if>
<#if comment.changed?has_content>
${comment.changed}

</#if>
<@covered whole/>

<#if whole.gate.words?has_content>

Gate: ${whole.gate.words}.

</#if>
<#list whole.problems?filter(p -> p.hides) as p>
<#if p?index < 5>
- <@problem p/>
</#if>
</#list>

<#if comment.unvouched>
Measured by a job that runs the pull request's own code: nobody else vouches for these figures.

</#if>
<#if !clean>
<@reasons whole/>

<#if whole.status.word == "not judged" && whole.baseline.nearest?has_content>
<details><summary>Nearest runs, and what differs</summary>

| nearest run | time | what differs |
|---|---|---|
<#list whole.baseline.nearest as n>
| ${n.run} | ${n.time} | <#list n.differs as d>${d}<#sep>; </#sep></#list> |
</#list>

</details>

</#if>
<@rest whole/>

<#if whole.origin.again?has_content>
<details><summary>How to make this report again</summary>

Run ${code(whole.runId)}<#list whole.facts as f> · ${f}</#list>

${block(whole.origin.again)}

</details>

</#if>
</#if>
<sub><#if comment.link?has_content>${comment.link} · </#if>run ${code(whole.runId)} · ${whole.origin.narrator}<#list whole.origin.narratorNotes as n> · ${n}</#list> · benchmark-agent ${whole.origin.version}</sub>
