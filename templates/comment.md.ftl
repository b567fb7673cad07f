<#include "parts.md.ftl">
<#assign comment = page>
<#assign whole = comment.page>
<#assign clean = whole.status.word == "clean">
<#-- Who vouches for nothing gives nothing the sign for well. -->
<#assign emoji = (comment.unvouched && clean)?then("⚪", whole.status.emoji)>
<#assign gated = !comment.unvouched && whole.gate.word?has_content>
<#assign broken = gated && whole.gate.broken?has_content && whole.gate.word == "failed">
<#assign rerun = gated && whole.gate.word == "asks for one more run">
<#assign lost = whole.problems?filter(p -> p.hides)>
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
## ${emoji} ${whole.headline}
</#if>

<#if comment.unvouched>
⚠️ **Nobody here vouches for these figures:** they were measured by a job that runs the pull request's own code, which could have made them up. Before you rely on them, look at what the pull request changes in the benchmark and its workflow.

</#if>
<#if clean && whole.coverage.detectable?has_content>
With ${whole.out.against}, a change of ${whole.coverage.detectable} or more in a typical metric would most likely have shown; a smaller one could go unseen.

</#if>
<#if lost?has_content>
**Part of the data is missing**, so what only it could show is not in this verdict:

<#list lost as p>
<#if p?index < 5>
- <#if p.subject?has_content>**${p.subject}**: </#if>${p.message}<#if p.remedy?has_content> ${p.remedy}</#if>
</#if>
</#list>
<#if lost?size gt 5>
- and ${lost?size - 5} more, in the full report
</#if>

</#if>
<#if gated>
<#list whole.gate.broken as words>
<#if words?index gt 0 || whole.status.word == "alert" || !broken>

- ⛔ threshold broken: ${words}
</#if>
</#list>
<#list whole.gate.blind as words>

- ⚠️ threshold not checked: ${words}
</#list>
</#if>

<#if !clean && whole.story.told>
${whole.story.markdown}

</#if>
<#if whole.out.rows?has_content>
<@anomalies whole.out true/>

</#if>
<#if !clean>
<#if whole.noCause?has_content && whole.status.word == "alert">
**Cause:** ${whole.noCause}.
<#elseif whole.causes?has_content>
**Most consistent cause:** ${whole.causes[0].subject}<#if whole.causes[0].because?has_content> (${whole.causes[0].because[0].words})</#if>.
</#if>
<#if rerun>

**Next:** one run is not taken for proof. Run the same benchmark once more, and judge it with `report --run-id NEW_RUN_ID --confirms rerun.json`; that file lies beside the report which first asked.
<#elseif whole.next?has_content>

**Try:** ${whole.next}
</#if>

</#if>
<#if comment.changed?has_content>
${comment.changed}

</#if>
<@covered page=whole detectable=!clean/><#if whole.out.rows?filter(r -> r.sigma?has_content)?has_content> σ says how far beyond chance: chance alone passes 2 in 1 of 22 metrics, 3 in 1 of 370.</#if>

<#if whole.gate.words?has_content>

<#if comment.unvouched>The gate, as that job says: <#else>Gate: </#if>${whole.gate.words}.

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
<@rest whole true/>

<#if whole.origin.again?has_content>
<details><summary>How to make this report again</summary>

Run ${code(whole.runId)}<#list whole.facts as f> · ${f}</#list>

${block(whole.origin.again)}

</details>

</#if>
</#if>
<sub><#if comment.link?has_content>${comment.link} · </#if>run ${code(whole.runId)}<#if !clean> · ${whole.origin.narrator}<#list whole.origin.narratorNotes as n> · ${n}</#list></#if> · benchmark-agent ${whole.origin.version}</sub>
