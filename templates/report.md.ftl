<#include "parts.md.ftl">
## ${page.status.emoji} ${page.headline}

<#if page.story.told>
${page.story.markdown}

</#if>
<#if page.next?has_content>
**→** ${page.next}

</#if>
<#if page.gate.words?has_content>
**Gate:** ${page.gate.words}.
<#list page.gate.broken as words>

- ⛔ threshold: ${words}
</#list>

</#if>
<#if page.out.rows?has_content>
<@anomalies page.out/>
<@tasks page.out/>

</#if>
<#if page.changes.rows?has_content>
**${page.changes.title}**

<#if page.changes.earlier?has_content>
| metric | this run | ${page.changes.earlier} | change |
|---|--:|--:|--:|
<#list page.changes.rows as r>
| ${r.subject} · ${r.metric} | **${r.value}** | ${r.earlier} | ${r.change} |
</#list>
<#else>
| metric | this run |
|---|--:|
<#list page.changes.rows as r>
| ${r.subject} · ${r.metric} | **${r.value}** |
</#list>
</#if>

</#if>
<#if page.status.word == "not judged" && page.baseline.nearest?has_content>
| nearest run | time | what differs |
|---|---|---|
<#list page.baseline.nearest as n>
| ${n.run} | ${n.time} | <#list n.differs as d>${d}<#sep>; </#sep></#list> |
</#list>

</#if>
<@covered page/>

<#list page.problems?filter(p -> p.hides) as p>
- <@problem p/>
</#list>

<@reasons page/>

<#if page.sizing.advice?has_content>
<details><summary>Sizes from what was used, ${page.sizing.count}</summary>

<@advised page.sizing.advice/>
<#if page.sizing.more?has_content>
${page.sizing.more?cap_first}.

</#if>
</details>

</#if>
<@rest page/>
<#if page.subjects?has_content>
<details><summary>All observations, ${page.observationCount}</summary>

| subject | metric | this run | expected | change | σ (textbook) | verdict |
|---|---|--:|--:|--:|--:|---|
<#list page.subjects as s><#list s.rows as o>
| ${s.name} | ${o.metric} | ${o.value} | ${o.expected} | ${o.change} | ${o.sigma}<#if o.textbook?has_content> (${o.textbook})</#if> | <#if o.mark.emoji?has_content>${o.mark.emoji} </#if>${o.mark.word} |
</#list></#list>

</details>

</#if>
<details><summary>Baseline, provenance, how to run it again</summary>

Run ${code(page.runId)}<#list page.facts as f> · ${f}</#list>

<#if page.baseline.key?has_content>
Like for like means: <#list page.baseline.key as k>${k.name} ${k.value}<#sep>, </#sep></#list>

</#if>
<#if page.baseline.runs?has_content>
Compared with: <#list page.baseline.runs as r>${r.name} (${r.value})<#sep>, </#sep></#list>

</#if>
<#list page.baseline.notes as n>
- ${n}
</#list>
<#if page.baseline.excluded?has_content>

| left out | time | why |
|---|---|---|
<#list page.baseline.excluded as e>
| ${e.name} | ${e.value} | ${e.note} |
</#list>
<#if page.baseline.excludedMore?has_content>

${page.baseline.excludedMore}
</#if>
</#if>
<#if page.baseline.nearest?has_content && page.status.word != "not judged">

| nearest run | time | what differs |
|---|---|---|
<#list page.baseline.nearest as n>
| ${n.run} | ${n.time} | <#list n.differs as d>${d}<#sep>; </#sep></#list> |
</#list>
</#if>
<#if page.origin.queries?has_content>

| query | PromQL | outcome |
|---|---|---|
<#list page.origin.queries as q>
| ${q.id} | ${code(q.promql)} | ${q.outcome} |
</#list>
</#if>

<#list page.origin.inputs as i>
- ${code(i.name)} ${code(i.value)}
</#list>
- configuration ${code(page.origin.config)}, made ${page.origin.generated}
<#if page.origin.removed?has_content>
- ${page.origin.removed}
</#if>
<#if page.origin.again?has_content>

${block(page.origin.again)}
</#if>

</details>

<sub>${page.origin.narrator}<#list page.origin.narratorNotes as n> · ${n}</#list> · benchmark-agent ${page.origin.version}</sub>
