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
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Set;

/** A PromQL expression over a span: each series summarised, and what is missing of it. */
public final class PrometheusRange implements Tool {
    @Override
    public String name() {
        return "prometheus_range";
    }

    @Override
    public String purpose() {
        return "How a PromQL expression went over a span, each series with its least, mean, p95, highest, first and last"
                + " value and its gaps, from the live Prometheus.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.EXPRESSION, Slot.SPAN);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> find(wanted, live, desk));
    }

    private static Found find(Wanted wanted, Live live, Desk desk) {
        Span span = Asked.span(wanted, live);
        String typed = Asked.expression(wanted);
        return Asked.told(
                live.range(typed, span.from(), span.to()), Asked.source(typed), measured -> told(measured, live, desk));
    }

    private static Found told(Measured measured, Live live, Desk desk) {
        Source source = Summary.source(measured);
        if (measured.courses().isEmpty()) {
            return new Found.Nothing(Summary.nothing(measured, live, desk.zone()), List.of(source));
        }
        List<Course> courses = measured.courses();
        Unit unit = UnitOf.promql(measured.promql());
        int seen = courses.stream().mapToInt(Course::points).sum();
        int expected = courses.stream().mapToInt(Course::expected).sum();
        return new Found.Data(
                        Summary.sentence(measured, desk.zone())
                                + Summary.gaps(measured, desk.zone())
                                + Summary.remarks(measured),
                        List.of(new Table(
                                Summary.HEAD,
                                courses.stream()
                                        .map(one -> Summary.row(one, unit, desk.zone()))
                                        .toList(),
                                measured.more())),
                        Confidence.seen(seen, expected, "points"),
                        List.of(source),
                        List.of())
                .drawn(new Chart.OfLines(
                        measured.promql(),
                        courses.stream().map(one -> line(one, unit)).toList(),
                        new Chart.Stretch(
                                measured.points().from(), measured.points().to()),
                        List.of(),
                        desk.zone()));
    }

    private static Chart.Line line(Course course, Unit unit) {
        return new Chart.Line(Numbers.name(course), unit, course.samples());
    }
}
