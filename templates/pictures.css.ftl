<#-- How pictures look, in a page and in a file of their own. -->
<#macro colours>
:root {
  color-scheme: light dark;
  --paper: #ffffff; --card: #f6f8fa; --rule: #d5dae1;
  --ink: #1c2026; --muted: #565f6b; --alert: #ad1f14; --watch: #7d5700; --good: #176639; --link: #0b57b0;
  --band: #cfe8d5; --dot: #5c6672; --shade: #fdeceb;
  --lane1: #ad1f14; --lane2: #0b57b0; --lane3: #7d5700;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1318; --card: #171c23; --rule: #313944;
    --ink: #e8ebef; --muted: #a3adb9; --alert: #ff8577; --watch: #e3b341; --good: #6fcf91; --link: #7db7ff;
    --band: #1f4a30; --dot: #a3adb9; --shade: #3a1d1c;
    --lane1: #ff8577; --lane2: #7db7ff; --lane3: #e3b341;
  }
}
</#macro>
<#macro tones>
.alert { --tone: var(--alert); } .watch { --tone: var(--watch); } .good { --tone: var(--good); } .none { --tone: var(--muted); }
</#macro>
<#macro marks>
svg { display: block; overflow: visible; }
svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, "Noto Sans", sans-serif; fill: var(--muted); }
.strip { max-width: 100%; height: auto; }
.axis { stroke: var(--rule); stroke-width: 2; }
.band { fill: var(--band); } .dot { fill: var(--dot); fill-opacity: .75; } .pin { fill: var(--tone); stroke: var(--tone); } .pin .hollow { fill: var(--paper); }
</#macro>
<#macro courses>
.phase { fill: none; stroke: var(--rule); } .phase.other { fill: var(--card); }
.window { fill: var(--shade); }
.grid { stroke: var(--rule); stroke-dasharray: 2 3; }
.trace { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round; }
.lane1 .trace { stroke: var(--lane1); } .lane2 .trace { stroke: var(--lane2); } .lane3 .trace { stroke: var(--lane3); }
svg .lane1 .title { fill: var(--lane1); } svg .lane2 .title { fill: var(--lane2); } svg .lane3 .title { fill: var(--lane3); }
svg .title { font-weight: 600; }
svg .title, svg .words { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.event { stroke: var(--ink); stroke-opacity: .55; }
svg .words { fill: var(--ink); }
</#macro>
<#macro histories>
.histories .line { fill: none; stroke: var(--dot); stroke-opacity: .5; }
.histories .line.muted { stroke-dasharray: 2 3; }
.histories .dot.muted { fill: var(--paper); fill-opacity: 1; stroke: var(--dot); stroke-opacity: .75; }
</#macro>
<#macro ratios>
.ratios .span { stroke: var(--tone); stroke-width: 2; } .ratios circle { fill: var(--tone); }
.ratios .words { fill: var(--tone); } .ratios .name { fill: var(--ink); }
.ratios .unity { stroke: var(--ink); stroke-opacity: .55; }
</#macro>
