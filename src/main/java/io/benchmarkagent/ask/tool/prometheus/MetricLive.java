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
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import io.benchmarkagent.source.prometheus.LiveQuery;
import io.benchmarkagent.source.prometheus.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** "What was the CPU of frontend at 13:40?" of a time that no run covers: the catalogue's own query of it, asked of the live Prometheus. */
public final class MetricLive implements Tool {
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Set<Statistic> OF_SAMPLES = EnumSet.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX);
    private static final List<String> HEAD = List.of("SERVICE", "METRIC", "MEAN", "MIN", "MAX", "POINTS");

    @Override
    public String name() {
        return "metric_live";
    }

    @Override
    public String purpose() {
        return "One metric, such as cpu, memory, request rate or latency, of one service or of all in a time span, from the live"
                + " Prometheus; without a span of the last five minutes. With a count the highest services.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECT, Slot.METRIC, Slot.SPAN, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> find(wanted, live, desk));
    }

    /** A quantity, and the series of whom is asked about, the highest mean first. */
    private record Answered(LiveQuery query, Measured measured, List<Course> courses) {
        String subject(Course course) {
            return query.subjectOf(course.labels()).orElse("");
        }

        Unit unit() {
            return query.spec().unit();
        }
    }

    private static Found find(Wanted wanted, Live live, Desk desk) {
        Spoken.Metric metric = wanted.metric()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no metric is given; name one such as cpu, memory or latency"));
        Instant now = live.now();
        Span span = wanted.span().orElseGet(() -> new Span(now.minus(RECENT), now, "the last five minutes"));
        List<LiveQuery> fitting = live.queries().stream()
                .filter(query -> fits(query, metric))
                .filter(query -> !query.isOfTheCluster() || isOfTheCluster(wanted))
                .sorted(Comparator.comparing(query -> !query.isOfTheCluster()))
                .toList();
        if (fitting.isEmpty()) {
            return new Found.Nothing(
                    "No query of the catalogue measures " + metric.words()
                            + " of a service; ask with an expression, such as promql: up.",
                    List.of());
        }
        Source source = Asked.source(metric.words() + " in " + Moments.of(span, desk.zone()));
        return Asked.told(live.scrapeInterval(span.to()), source, interval -> interval.isEmpty()
                ? none(wanted, metric, span, live, desk, source)
                : asked(wanted, fitting, span, interval.get(), live, desk));
    }

    private static boolean isOfTheCluster(Wanted wanted) {
        return wanted.subjects().isEmpty() && wanted.count().isEmpty();
    }

    /** A quantile only where the series is of that quantile itself. */
    private static boolean fits(LiveQuery query, Spoken.Metric metric) {
        boolean ofSamples = OF_SAMPLES.containsAll(metric.statistics());
        return metric.mayBe(query.spec())
                && !query.spec().metric().startsWith("edge_")
                && (ofSamples
                        || metric.statistics().stream()
                                .anyMatch(one -> query.spec().metric().contains(one.word())));
    }

    private static Found asked(
            Wanted wanted, List<LiveQuery> fitting, Span span, Duration interval, Live live, Desk desk) {
        for (LiveQuery query : fitting) {
            for (String promql : query.expressions(live.namespace(), interval.toSeconds())) {
                Reply<Measured> reply = live.range(promql, span.from(), span.to());
                if (reply instanceof Reply.Silent<Measured> silent) {
                    return new Found.Failed(silent.line(), List.of(Asked.source(promql)));
                }
                Answered answered = answered(wanted, query, ((Reply.Told<Measured>) reply).value());
                if (!answered.courses().isEmpty()) {
                    return told(wanted, answered, span, desk);
                }
            }
        }
        Source source = Asked.source(fitting.get(0)
                .expressions(live.namespace(), interval.toSeconds())
                .get(0));
        return none(wanted, wanted.metric().orElseThrow(), span, live, desk, source);
    }

    private static Answered answered(Wanted wanted, LiveQuery query, Measured measured) {
        List<Course> courses = measured.courses().stream()
                .filter(course -> course.figures().isPresent())
                .filter(course -> query.subjectOf(course.labels())
                        .filter(name -> wanted.subjects().isEmpty()
                                || wanted.subjects().contains(name.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .sorted(Comparator.comparingDouble(MetricLive::mean).reversed())
                .toList();
        return new Answered(query, measured, courses);
    }

    private static double mean(Course course) {
        return course.figures().map(Course.Figures::mean).orElse(Double.NEGATIVE_INFINITY);
    }

    private static Found told(Wanted wanted, Answered answered, Span span, Desk desk) {
        List<Course> courses = answered.courses();
        Measured measured = answered.measured();
        int shown = (int) Math.min(courses.size(), wanted.count().orElse(courses.size()));
        int seen = courses.stream().mapToInt(Course::points).sum();
        int expected = courses.stream().mapToInt(Course::expected).sum();
        Measured own = new Measured(
                measured.promql(), measured.points(), courses, measured.more(), measured.remarks(), measured.kept());
        return new Found.Data(
                sentence(answered, span, desk) + Summary.gaps(own, desk.zone()) + Summary.remarks(measured),
                List.of(new Table(
                        HEAD,
                        courses.stream()
                                .limit(shown)
                                .map(course -> row(answered, course))
                                .toList(),
                        courses.size() - shown)),
                Confidence.seen(seen, expected, "points"),
                List.of(Summary.source(measured)),
                List.of());
    }

    private static String sentence(Answered answered, Span span, Desk desk) {
        Course first = answered.courses().get(0);
        int all = answered.courses().size();
        String label = answered.query().spec().label();
        String who = answered.subject(first);
        String whose = who.equals("cluster") ? "the cluster's " : who + "'s ";
        String when = " from " + Moments.of(span, desk.zone());
        String how = figure(answered, mean(first)) + " on average ("
                + first.figures()
                        .map(f -> "lowest " + figure(answered, f.min()) + ", highest " + figure(answered, f.max()))
                        .orElse("")
                + ")";
        boolean ofOne = answered.courses().stream().map(answered::subject).distinct().count() == 1;
        String pods = all > 1 ? ", of the highest of its " + all + " pods" : "";
        return ofOne
                ? "In Prometheus " + whose + label + when + " was " + how + pods + "."
                : "In Prometheus " + who + " had the highest mean " + label + " of " + all + " series" + when + ": " + how
                        + ".";
    }

    private static String figure(Answered answered, double value) {
        return Figures.quantity(value, answered.unit());
    }

    private static List<String> row(Answered answered, Course course) {
        Course.Figures figures = course.figures().orElseThrow();
        return List.of(
                answered.subject(course),
                answered.query().spec().label(),
                figure(answered, figures.mean()),
                figure(answered, figures.min()),
                figure(answered, figures.max()),
                course.points() + " of " + course.expected());
    }

    private static Found none(
            Wanted wanted, Spoken.Metric metric, Span span, Live live, Desk desk, Source source) {
        String whose = wanted.subjects().isEmpty() ? "" : " of " + String.join(", ", wanted.subjects());
        Optional<String> archived = desk.covering(span).stream().findFirst().map(desk::name);
        return new Found.Nothing(
                "Prometheus has no " + metric.words().toLowerCase(Locale.ROOT) + whose + " in namespace "
                        + live.namespace() + " from " + Moments.of(span, desk.zone())
                        + ", which is not to say that it was 0"
                        + archived.map(run -> "; run " + run + " was under load then").orElse("") + ".",
                List.of(source));
    }
}
