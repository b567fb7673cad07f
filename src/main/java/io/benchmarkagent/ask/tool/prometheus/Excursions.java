package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.pipeline.WindowFindings;
import io.benchmarkagent.run.Better;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen of a time and is too short to be judged, in words. */
record Excursions(WindowFindings found, Span span, ZoneId zone) {
    private static final int NAMED = 3;
    private static final String EDGE = "->";

    /** What users feel of a time, where one sample stands out of it and no judgement holds it. */
    String standing(Predicate<Series> isMeant) {
        List<Excursion> standing = excursions(isMeant)
                .filter(Excursion::isOfUsers)
                .filter(Excursion::stands)
                .filter(one -> found.findings().anomalies().stream().noneMatch(a -> isOf(a, one)))
                .sorted(Comparator.comparing((Excursion one) -> !one.isOfErrors())
                        .thenComparing(
                                Comparator.comparingDouble(Excursion::manifold).reversed()))
                .toList();
        return standing.isEmpty() ? "" : " Not judged, but seen: " + words(standing) + ".";
    }

    /** Who asks why a metric is high has seen a figure of it. */
    String figures(Predicate<Series> isMeant) {
        List<Excursion> all = excursions(isMeant)
                .filter(one -> one.series().spec().better() == Better.LOWER)
                .toList();
        List<Excursion> ofOneMetric = all.stream()
                .filter(one -> one.series().spec().equals(all.get(0).series().spec()))
                .sorted(Comparator.comparingDouble(Excursion::highest).reversed())
                .toList();
        return all.isEmpty() ? "" : "Highest in that time: " + words(ofOneMetric) + ". ";
    }

    private Stream<Excursion> excursions(Predicate<Series> isMeant) {
        return found.window().evidence().series().stream()
                .filter(series ->
                        series.scope() == Scope.SERVICE && !series.subject().contains(EDGE))
                .filter(isMeant)
                .flatMap(series -> Excursion.of(series, span.from(), span.to()).stream());
    }

    private String words(List<Excursion> some) {
        int more = some.size() - NAMED;
        return some.stream().limit(NAMED).map(one -> one.words(zone)).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static boolean isOf(Anomaly anomaly, Excursion one) {
        return anomaly.subject().equals(one.series().subject())
                && anomaly.metric().equals(one.series().spec().metric());
    }
}
