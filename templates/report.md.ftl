<#macro anomalies rows>
| | metric | this run | expected (${page.out.against}) | change | σ (textbook) |
|---|---|--:|--:|--:|--:|
<#list rows as r>
| ${r.mark.emoji} ${r.mark.word} | ${r.subject} · ${r.metric}<#if !r.strip?has_content>: ${r.description}</#if> | <#if r.value?has_content>**${r.value}**</#if> | ${r.expected}<#if r.n?has_content> (${r.n})</#if> | ${r.change} | ${r.sigma}<#if r.textbook?has_content> (${r.textbook})</#if> |
</#list>
</#macro>
<#macro advices rows>
<#if rows?filter(r -> r.advice?has_content)?has_content>

<#list rows as r><#if r.advice?has_content>
- ${r.subject} · ${r.metric}: ${r.advice}
</#if></#list>

</#if>
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
<@anomalies page.out.rows/>

<#if !page.advice?has_content>
<@advices page.out.rows/>
</#if>
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
<#if page.causes?has_content>
<#assign c = page.causes?first>
**Most consistent cause:** ${c.subject}<#list c.because as b><#if b?is_first> – ${b.words}</#if></#list>.<#if page.advice?has_content> **Try:** <#list page.advice as a>${a.subject} ${a.resource}<#if a.proposed?has_content> ${a.current} → **${a.proposed}**</#if><#sep>, </#sep></#list></#if>

</#if>
${page.coverage.judged}<#if page.coverage.notJudged?has_content>; not judged: <#list page.coverage.notJudged as r>${r}<#sep>, </#sep></#list></#if>.<#if page.coverage.falseAlerts?has_content> Of so many, ${page.coverage.falseAlerts} false alerts are expected.</#if><#if page.coverage.detectable?has_content> The smallest change these runs would show: ${page.coverage.detectable}.</#if><#if page.baseline.key?has_content> Like for like means: <#list page.baseline.key as k>${k.name} ${k.value}<#sep>, </#sep></#list> (${page.baseline.size}<#if page.baseline.pinned>, pinned</#if>).</#if>

<#list page.problems?filter(p -> p.hides) as p>
- <@problem p/>
</#list>

<#if page.causes?has_content || page.advice?has_content>
<details><summary>Why, as far as was measured, and what to change</summary>

<#list page.causes as c>
${c.rank}. **${c.subject}**
<#list c.because as b>
   - ${b.words}
</#list>
</#list>

<#list page.advice as a>
**${a.subject}** ${a.resource}<#if a.proposed?has_content>: ${a.current} → **${a.proposed}**</#if><#if a.confidence?has_content> (${a.confidence} confidence)</#if>. ${a.reason}

<#if a.patch?has_content>
${block(a.patch)}

</#if>
</#list>
<@advices page.out.rows/>
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
<#if page.moreAlerts?has_content>
<details><summary>More that is out of line, ${page.moreAlerts?size}</summary>

<@anomalies page.moreAlerts/>
<@advices page.moreAlerts/>

</details>

</#if>
<#if page.watches?has_content>
<details><summary>Watches, ${page.watches?size}: beyond noise, but small or uncertain</summary>

<@anomalies page.watches/>
<@advices page.watches/>

</details>

</#if>
<#if page.problems?has_content || page.notCollected?has_content>
<details><summary>Data quality<#if page.notCollected?has_content>, and what was not collected</#if></summary>

<#list page.problems as p>
- <@problem p/>
</#list>
<#list page.notCollected as g>
- not collected: **${g.metric}** of ${g.subjects}
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
<#list page.origin.removed as s>
- taken out of the narrative, since no finding says so: ${s}
</#list>
<#if page.origin.again?has_content>

${block(page.origin.again)}
</#if>

</details>

<sub>${page.origin.narrator}<#list page.origin.narratorNotes as n> · ${n}</#list> · benchmark-agent ${page.origin.version}</sub>
