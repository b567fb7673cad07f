package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.tool.prometheus.MetricLive;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** "What was the CPU of frontend at 13:40?" of a time that no run covers, or now, where there is a Prometheus to be asked. */
final class AsksMetricLive implements Intent {
    private static final int SHOWN = 10;
    private static final Pattern PROMETHEUS = Pattern.compile("(?i)\\bprometheus\\b");
    private static final Pattern MOST =
            Pattern.compile("(?i)\\b(?:most|highest|largest|biggest|greatest|slowest|top|busiest)\\b");
    private static final String CLUSTER = "cluster";
    private static final Pattern OF_ONES = Pattern.compile("(?i)\\b(?:services?|pods?|which|who)\\b");
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\b(?:why|compare[ds]?|than|versus|vs|limits?|(?:cpu|memory|resource) requests?|least|lowest|smallest|fewest|should|will|would|not|never|without)\\b");
    private static final Words WORDS =
            AsksMetric.WORDS.and("then during between now right currently prometheus live which who service"
                    + " services pod pods most highest largest biggest greatest slowest busiest top all");

    @Override
    public List<String> examples() {
        return List.of(
                "How much memory does frontend use right now?",
                "What was the CPU usage of frontend between 13:40 and 13:50?",
                "Which pod used most memory at 13:45?",
                "cpu of cartservice in Prometheus");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.desk().live().isPresent()
                && isLive(heard)
                && heard.spoken().metrics().size() == 1
                && heard.subjects().size() <= 1
                && !(heard.says(MOST) && !heard.subjects().isEmpty())
                && !heard.says(ANOTHER)
                && WORDS.covers(heard);
    }

    /** What an archived run has recorded of its own time comes first: it is what was judged. */
    static boolean isLive(Heard heard) {
        return heard.span()
                .map(span -> heard.desk().covering(span).isEmpty())
                .orElseGet(() -> heard.question().isOfNow() || heard.says(PROMETHEUS));
    }

    /** Who asks for the highest of the cluster asks for services of it. */
    private static boolean isOfTheCluster(Heard heard) {
        return heard.spoken().subjects().equals(List.of(CLUSTER)) && !heard.says(MOST) && !heard.says(OF_ONES);
    }

    @Override
    public Optional<String> declines(Heard heard) {
        return AnotherTime.in(heard);
    }

    @Override
    public Tool tool() {
        return new MetricLive();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .about(isOfTheCluster(heard) ? List.of(CLUSTER) : heard.subjects())
                .ordered(false, heard.says(MOST) ? OptionalInt.of(SHOWN) : OptionalInt.empty())
                .measuring(heard.spoken().metrics().get(0));
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
