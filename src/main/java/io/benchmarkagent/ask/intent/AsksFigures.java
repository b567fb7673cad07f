package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.RunMetrics;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "CPU and memory of frontend": several figures of one. */
final class AsksFigures implements Intent {
    private static final int MOST = 6;
    private static final Pattern QUANTILE = Pattern.compile("(?i)p?\\d\\d(?:th)?(?:[ -]percentile)?");

    /** Not each by itself: how they hang together, or one of them. */
    private static final Pattern TOGETHER =
            Pattern.compile("(?i)\\b(?:or|by|per|when|if|because|due|of the)\\b(?! (?:cluster|run|last|service))");

    private static final Pattern JOINED = Pattern.compile("(?i)[,;&+/]|\\b(?:and|plus|with|well)\\b");

    private static final Words WORDS = AsksMetric.WORDS.and("both as well plus along together");

    @Override
    public List<String> examples() {
        return List.of(
                "CPU and memory of frontend",
                "p50, p95 and p99 of checkoutservice",
                "What were the cpu, memory and errors of cartservice?",
                "frontend: p95 latency and error rate",
                "How much cpu and memory did frontend use?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        int asked = heard.spoken().metrics().size();
        return asked >= 2
                && asked <= MOST
                && heard.subjects().size() <= 1
                && !heard.subjects().contains("nodes")
                && heard.span().isEmpty()
                && !heard.says(TOGETHER)
                && AsksMetric.isOfOneRun(heard)
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && isAside(heard)
                && areJoined(heard)
                && metrics(heard).filter(AsksFigures::areMeasured).isPresent()
                && WORDS.covers(heard);
    }

    private static boolean areMeasured(List<Spoken.Metric> metrics) {
        return metrics.stream().flatMap(metric -> metric.ids().stream()).noneMatch(AsksBeyond.SET_BY_PEOPLE::contains)
                && metrics.stream().noneMatch(AsksMetric::isTwo);
    }

    /** Of "cpu of frontend and memory" nobody can say whose memory it is. */
    private static boolean isAside(Heard heard) {
        String text = heard.spoken().text().toLowerCase(Locale.ROOT);
        List<Integer> at = heard.spoken().metrics().stream()
                .map(metric -> text.indexOf(metric.words().toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
        return heard.subjects().stream()
                .map(name -> text.indexOf(name.replaceFirst("[-_ ]?(?:service|svc)$", "")))
                .allMatch(name -> name < at.get(0) || name > at.get(at.size() - 1));
    }

    /** "Median p95" is no two figures. */
    private static boolean areJoined(Heard heard) {
        String text = heard.spoken().text();
        int end = -1;
        for (Spoken.Metric metric : heard.spoken().metrics()) {
            int start = text.indexOf(metric.words(), Math.max(0, end));
            if (start < 0
                    || (end >= 0 && !JOINED.matcher(text.substring(end, start)).find())) {
                return false;
            }
            end = start + metric.words().length();
        }
        return true;
    }

    /** What a bare statistic is of, the metric behind it says where that has one too: "p50 and p99 latency"; empty where nothing does. */
    private static Optional<List<Spoken.Metric>> metrics(Heard heard) {
        List<Spoken.Metric> whole = new ArrayList<>();
        List<Spoken.Metric> said = heard.spoken().metrics();
        for (int i = said.size() - 1; i >= 0; i--) {
            Spoken.Metric metric = said.get(i);
            Optional<Spoken.Metric> behind =
                    whole.stream().findFirst().filter(next -> !next.statistics().isEmpty());
            Set<String> ids = !metric.ids().isEmpty()
                    ? metric.ids()
                    : behind.map(Spoken.Metric::ids)
                            .orElse(QUANTILE.matcher(metric.words()).matches() ? Set.of("latency") : Set.of());
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            whole.add(0, new Spoken.Metric(named(metric, ids), ids, metric.statistics()));
        }
        return Optional.of(whole);
    }

    private static String named(Spoken.Metric metric, Set<String> ids) {
        return metric.ids().isEmpty() ? metric.words() + " " + String.join(" ", ids) : metric.words();
    }

    @Override
    public Tool tool() {
        return new RunMetrics(List.of());
    }

    @Override
    public Tool tool(Heard heard) {
        return new RunMetrics(metrics(heard).orElse(List.of()));
    }

    @Override
    public Wanted wanted(Heard heard) {
        return Wanted.of(heard.look()).about(heard.subjects());
    }
}
