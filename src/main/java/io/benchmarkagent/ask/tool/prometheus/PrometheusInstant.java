package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.live.Course;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.live.Measured;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A PromQL expression at one moment: the end of the span that is asked about, else now. */
public final class PrometheusInstant implements Tool {
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
        return Asked.live(desk, live -> find(wanted, live));
    }

    private static Found find(Wanted wanted, Live live) {
        Instant at = wanted.span().map(Span::to).orElseGet(live::now);
        String typed = Asked.expression(wanted);
        return Asked.told(live.instant(typed, at), Asked.source(typed), measured -> told(measured, live));
    }

    private static Found told(Measured measured, Live live) {
        Source source =
                Asked.source(measured.promql() + " at " + measured.points().to());
        if (measured.courses().isEmpty()) {
            return new Found.Nothing(Summary.nothing(measured, live), List.of(source));
        }
        List<Course> courses = measured.courses();
        Course first = courses.get(0);
        int all = courses.size() + measured.more();
        String says = all == 1
                ? "`" + measured.promql() + "` was " + value(first) + " at "
                        + measured.points().to() + "."
                : "`" + measured.promql() + "` gave " + all + " series at "
                        + measured.points().to() + ", the highest " + Numbers.name(first) + ": " + value(first) + ".";
        int numbers = (int) courses.stream().filter(one -> one.odd() == 0).count();
        return new Found.Data(
                says + Summary.remarks(measured),
                List.of(new Table(
                        HEAD,
                        courses.stream()
                                .map(one -> List.of(Numbers.name(one), value(one)))
                                .toList(),
                        measured.more())),
                Confidence.seen(numbers, courses.size(), "series"),
                List.of(source),
                List.of());
    }

    private static String value(Course course) {
        return course.figures().map(figures -> Numbers.of(figures.last())).orElse("no finite number");
    }
}
