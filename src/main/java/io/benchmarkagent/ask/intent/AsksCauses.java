package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Causes;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** "What caused the latency regression?", "why was checkoutservice slow?" */
final class AsksCauses implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:why|caus\\w*|reasons?|origin\\w*|culprits?|responsible|made|blame|behind|explains?)\\b");
    private static final Pattern SLOW = Pattern.compile("(?i)\\b(?:slow|slower|slowdown|sluggish)\\b");
    private static final Pattern MORE =
            Pattern.compile("(?i)\\b(?:more|higher|rise|rose|risen|grow|grew|grown|increas\\w*|up)\\b");
    /** Better, which is no regression: another question has another answer. */
    private static final Pattern FASTER = Pattern.compile("(?i)\\b(?:fast(?:er|est)?|quick(?:er|ly)?)\\b");

    /** What stands before it would be left out. */
    private static final Pattern AND_WHY = Pattern.compile(
            "(?i)[\\p{L}\\d]\\W+(?:and|but|or|also)\\W+(?:also )?(?:why|what caused)\\b|[\\p{L}\\d], ?why\\W*$");

    private static final Pattern WORSE = Pattern.compile(
            "(?i)\\b(?:regress\\w*|spik\\w*|degrad\\w*|incident|problems?|wrong|high|jump\\w*|anomal(?:y|ies)|root causes?)\\b");
    private static final Spoken.Metric LATENCY = new Spoken.Metric("latency", Set.of("latency"), Set.of());
    private static final Words WORDS = Words.ofOneRun(
            """
            why made cause caused causes causing reason reasons root origin originate originated culprit responsible blame behind explain explains
            slow slower slowdown sluggish regress regressed regression regressions spike spikes spiked spiking degrade degraded degradation
            incident problem problems wrong so high jump jumped anomaly anomalies go went gone likely most probable suspected got happened its
            more higher rise rose risen grow grew grown increase increased up use used using need needed
            """);

    @Override
    public List<String> examples() {
        return List.of(
                "What caused the latency regression?",
                "Why was checkoutservice slow in the last run?",
                "What caused the CPU spike?",
                "What is the root cause of the regression?",
                "Why is the error rate of frontend so high?",
                "Which service is responsible for the slowdown?",
                "What is behind the anomalies of the latest benchmark?",
                "What caused the memory regression of adservice?",
                "Why did checkoutservice use more CPU?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(ASKED)
                && (heard.says(SLOW)
                        || heard.says(WORSE)
                        || !heard.spoken().metrics().isEmpty())
                && heard.span().isEmpty()
                && heard.subjects().size() <= 1
                && heard.spoken().metrics().size() + (heard.says(SLOW) ? 1 : 0) <= 1
                && !(heard.says(MORE) && mayBeBetter(heard))
                && !heard.says(AND_WHY)
                && heard.spoken().metrics().stream()
                        .flatMap(metric -> metric.ids().stream())
                        .noneMatch(AsksBeyond.SET_BY_PEOPLE::contains)
                && WORDS.covers(heard);
    }

    /** More requests are no regression. */
    private static boolean mayBeBetter(Heard heard) {
        return heard.spoken().metrics().stream()
                .allMatch(
                        metric -> metric.ids().contains("rate") || metric.ids().contains("network"));
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public Tool tool() {
        return new Causes();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted all = Wanted.of(heard.look()).about(heard.subjects());
        Wanted wanted = heard.says(FASTER) && !heard.says(SLOW) ? all.asking(Causes.IMPROVED) : all;
        return heard.says(SLOW)
                ? wanted.measuring(LATENCY)
                : heard.spoken().metrics().stream()
                        .findFirst()
                        .map(wanted::measuring)
                        .orElse(wanted);
    }
}
