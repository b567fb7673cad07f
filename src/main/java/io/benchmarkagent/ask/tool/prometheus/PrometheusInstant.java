package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.live.Course;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.live.Measured;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.run.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A PromQL expression at one moment: the one that is named, the end of a longer span, else now. */
public final class PrometheusInstant implements Tool {
    /** Who says 13:45 means its beginning, though a minute is asked about. */
    private static final Duration NAMED = Duration.ofMinutes(1);

    private static final List<String> HEAD = List.of("SERIES", "VALUE");

    @Override
    public String name() {
        return "prometheus_instant";
    }

    @Override
    public String purpose() {
        return "The values of a PromQL expression at one moment, now or the end of a span, from the live Prometheus.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.EXPRESSION, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> find(wanted, live, desk.zone()));
    }

    private static Found find(Wanted wanted, Live live, ZoneId zone) {
        Instant at = wanted.span().map(PrometheusInstant::moment).orElseGet(live::now);
        String typed = Asked.expression(wanted);
        return Asked.told(live.instant(typed, at), Asked.source(typed), measured -> told(measured, live, zone));
    }

    private static Instant moment(Span span) {
        return Duration.between(span.from(), span.to()).compareTo(NAMED) < 0 ? span.from() : span.to();
    }

    private static Found told(Measured measured, Live live, ZoneId zone) {
        Source source =
                Asked.source(measured.promql() + " at " + measured.points().to());
        if (measured.courses().isEmpty()) {
            return new Found.Nothing(Summary.nothing(measured, live, zone), List.of(source));
        }
        List<Course> courses = measured.courses();
        Course first = courses.get(0);
        Unit unit = UnitOf.promql(measured.promql());
        String at = Moments.of(measured.points().to(), zone) + " " + zone;
        int all = courses.size() + measured.more();
        String says = all == 1
                ? "`" + measured.promql() + "` was " + value(first, unit) + " at " + at + "."
                : "`" + measured.promql() + "` gave " + all + " series at " + at + ", the highest "
                        + Numbers.name(first) + ": " + value(first, unit) + ".";
        int numbers = (int) courses.stream().filter(one -> one.odd() == 0).count();
        return new Found.Data(
                says + Counters.remark(measured.promql()) + Summary.remarks(measured),
                List.of(new Table(
                        HEAD,
                        courses.stream()
                                .map(one -> List.of(Numbers.name(one), value(one, unit)))
                                .toList(),
                        measured.more())),
                Confidence.seen(numbers, courses.size(), "series"),
                List.of(source),
                List.of());
    }

    private static String value(Course course, Unit unit) {
        return course.figures().map(figures -> Numbers.of(figures.last(), unit)).orElse("no finite number");
    }
}
