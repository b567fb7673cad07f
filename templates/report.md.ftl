<#macro anomalies table>
| | metric | this run | expected (${table.against}) | change | σ (textbook) |
|---|---|--:|--:|--:|--:|
<#list table.rows as r>
| ${r.mark.emoji} ${r.mark.word} | ${r.subject} · ${r.metric}<#if r.when?has_content>, ${r.when}</#if><#if r.hindsight?has_content>; ${r.hindsight}</#if> | <#if r.value?has_content>**${r.value}**</#if> | <#if r.strip?has_content>${r.expected}<#if r.n?has_content> (${r.n})</#if><#else>${r.description}</#if> | ${r.change}<#if r.points?has_content> (${r.points})</#if> | ${r.sigma}<#if r.textbook?has_content> (${r.textbook})</#if> |
</#list>
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
## ${page.status.emoji} ${page.headline}

<#if page.story.told>
${page.story.markdown}

</#if>
<#if page.next?has_content>
**→** ${page.next}

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
${page.coverage.judged}<#list page.coverage.notJudged as r>, ${r}</#list>.<#if page.coverage.falseAlerts?has_content> Expected false alerts among so many: ${page.coverage.falseAlerts}.</#if><#if page.coverage.detectable?has_content> Typical smallest change these runs could show: ${page.coverage.detectable}.</#if> ${page.baseline.size}.<#if page.sequel?has_content> ${page.sequel}.</#if>

<#list page.problems?filter(p -> p.hides) as p>
- <@problem p/>
</#list>

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
<#if page.sizing.advice?has_content>
<details><summary>Sizes from what was used, ${page.sizing.count}</summary>

<@advised page.sizing.advice/>
<#if page.sizing.more?has_content>
${page.sizing.more?cap_first}.

</#if>
</details>

</#if>
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

<@anomalies page.more/>
<@tasks page.more/>

</details>

</#if>
<#if page.watches.rows?has_content>
<details><summary>${page.watches.title}, ${page.watches.rows?size}: outside what was expected, but small or uncertain</summary>

<@anomalies page.watches/>
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
