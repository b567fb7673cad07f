package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.MetricThen;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "What was the CPU of frontend at 14:25?" */
final class AsksMetricThen implements Intent {
    private static final Words WORDS = AsksMetric.WORDS.and("then during between");

    private static final Pattern ONE_NUMBER =
            Pattern.compile("(?i)\\b(?:average|mean|avg|median|max(?:imum)?|min(?:imum)?|peak)\\b");

    private static final Pattern ANOTHER =
            Pattern.compile("(?i)\\b(?:who|whose|which|each|every|limits?|requests? and)\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "What was the CPU usage of frontend at 14:25?",
                "memory of cartservice during the ramp-up",
                "cpu of frontend yesterday at 2 pm",
                "How much cpu did the cluster use between 14:20 and 14:25?",
                "p95 latency of checkoutservice at the start of the run",
                "What was the request rate in the last 30 minutes?",
                "What was the CPU usage of frontend?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.span().isPresent()
                && !(heard.desk().live().isPresent() && AsksMetricLive.isLive(heard))
                && !heard.says(ANOTHER)
                && heard.spoken().metrics().size() == 1
                && heard.subjects().size() <= 1
                && !isOneOfSeveralRuns(heard)
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && WORDS.covers(heard);
    }

    /** One mean or maximum over the runs of a time, which nobody computes. */
    private static boolean isOneOfSeveralRuns(Heard heard) {
        return heard.span()
                .filter(span -> heard.says(ONE_NUMBER)
                        && heard.desk().covering(span).size() > 1
                        && !heard.desk().isWithinARun(span))
                .isPresent();
    }

    @Override
    public Tool tool() {
        return new MetricThen();
    }

    /** Of a run that is chosen, or named, no other one is told. */
    @Override
    public Tool tool(Heard heard) {
        return new MetricThen(heard.isOfOneRun());
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .about(heard.subjects())
                .measuring(heard.spoken().metrics().get(0));
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
