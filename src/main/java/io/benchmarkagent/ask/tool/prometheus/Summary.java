package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.live.Course;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.live.Measured;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.run.Unit;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** What an expression gave, in words and rows. */
final class Summary {
    static final List<String> HEAD =
            List.of("SERIES", "MIN", "MEAN", "P95", "MAX", "MAX AT", "FIRST", "LAST", "POINTS");
    private static final int REMARKS = 3;

    private Summary() {}

    static Source source(Measured measured) {
        return Asked.source(measured.promql() + " from " + measured.points().from() + " to "
                + measured.points().to() + ", step " + measured.points().stepSeconds() + "s");
    }

    /** Times are those of who asks. */
    static String sentence(Measured measured, ZoneId zone) {
        Unit unit = UnitOf.promql(measured.promql());
        Course first = measured.courses().get(0);
        int all = measured.courses().size() + measured.more();
        String which = all == 1 ? "" : "`" + Numbers.name(first) + "`, the highest of " + all + " series, ";
        String how = first.figures()
                .map(figures -> "was between " + Numbers.of(figures.min(), unit) + " and "
                        + Numbers.of(figures.max(), unit) + ", on average " + Numbers.of(figures.mean(), unit)
                        + ", highest at " + Moments.of(figures.maxAt(), zone) + " " + zone)
                .orElse("had no finite number");
        return (all == 1 ? "`" + measured.promql() + "` " : which) + how + " (a point every "
                + measured.points().stepSeconds() + " s)." + Counters.remark(measured.promql());
    }

    static List<String> row(Course course, Unit unit, ZoneId zone) {
        String points = course.points() + " of " + course.expected();
        return course.figures()
                .map(f -> Stream.of(
                                Numbers.name(course),
                                Numbers.of(f.min(), unit),
                                Numbers.of(f.mean(), unit),
                                Numbers.of(f.p95(), unit),
                                Numbers.of(f.max(), unit),
                                Moments.of(f.maxAt(), zone),
                                Numbers.of(f.first(), unit),
                                Numbers.of(f.last(), unit),
                                points)
                        .toList())
                .orElseGet(() -> List.of(Numbers.name(course), "", "", "", "", "", "", "", points));
    }

    /** What is missing is told: a mean over half of the time is another mean. */
    static String gaps(Measured measured, ZoneId zone) {
        List<Course> torn =
                measured.courses().stream().filter(one -> one.gap().isPresent()).toList();
        int odd = measured.courses().stream().mapToInt(Course::odd).sum();
        String gap = torn.isEmpty()
                ? ""
                : " " + torn.size() + " of " + measured.courses().size() + " series have gaps, that of `"
                        + Numbers.name(torn.get(0)) + "` from "
                        + torn.get(0)
                                .gap()
                                .map(one -> Moments.of(new Span(one.from(), one.to(), ""), zone))
                                .orElse("") + ".";
        return gap + (odd == 0 ? "" : " " + odd + " values are no finite numbers and are left out.");
    }

    static String remarks(Measured measured) {
        return measured.remarks().isEmpty()
                ? ""
                : " Prometheus remarks: "
                        + Numbers.line(String.join(
                                "; ", measured.remarks().stream().limit(REMARKS).toList())) + ".";
    }

    /** Why there may be none: every selector is held to a namespace, and metrics of nodes have none. */
    static String nothing(Measured measured, Live live, ZoneId zone) {
        return "Prometheus has no series for `" + measured.promql() + "`"
                + (measured.points().isMoment()
                        ? " at " + Moments.of(measured.points().to(), zone) + " " + zone
                        : " from "
                                + Moments.of(
                                        new Span(
                                                measured.points().from(),
                                                measured.points().to(),
                                                ""),
                                        zone))
                + ", which is not to say that it was 0. Only series with namespace=\"" + live.namespace()
                + "\" are looked at.";
    }
}
