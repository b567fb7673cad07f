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
import io.benchmarkagent.ask.tool.Phrases;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** "What was the CPU of frontend at 13:40?" of a time that no run covers: the catalogue's own query of it, asked of the live Prometheus. */
public final class MetricLive implements Tool {
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Set<Statistic> OF_SAMPLES = EnumSet.of(Statistic.MEAN, Statistic.MIN, Statistic.MAX);
    /** As who asks names it, and as the catalogue names whom it is about. */
    private static final String CLUSTER = "cluster";

    private static final Pattern QUANTILE = Pattern.compile("(.*) (p\\d\\d)");

    @Override
    public String name() {
        return "metric_live";
    }

    @Override
    public String purpose() {
        return "One metric, such as cpu, memory, request rate or latency, of services or of all in a time span, from the live"
                + " Prometheus; without a span of the last five minutes. With a count the highest services.";
    }

    @Override
    public Set<Slot> takes() {
        return Set.of(Slot.SUBJECTS, Slot.METRIC, Slot.SPAN, Slot.COUNT);
    }

    @Override
    public Found find(Wanted wanted, Desk desk) {
        return Asked.live(desk, live -> find(wanted, live, desk));
    }

    /**
     * A quantity, and the series of whom is asked about, the highest mean first.
     *
     * @param extreme the highest or the lowest, where that is asked for
     */
    private record Answered(LiveQuery query, Measured measured, List<Course> courses, Optional<Statistic> extreme) {
        String subject(Course course) {
            return query.subjectOf(course.labels()).orElse("");
        }

        Unit unit() {
            return query.spec().unit();
        }

        /** Of a quantile: the mean of several is a quantile of nothing. */
        boolean isOfQuantiles() {
            return QUANTILE.matcher(query.spec().label()).matches();
        }

        /** "p95 latency". */
        String metric() {
            return QUANTILE.matcher(query.spec().label()).replaceFirst("$2 $1");
        }

        /** "mean CPU", "highest CPU"; a quantile is typical of the time as its median. */
        String spoken() {
            String which = extreme.map(one -> one == Statistic.MAX ? "highest " : "lowest ")
                    .orElse("mean ");
            return isOfQuantiles() ? metric() : which + metric();
        }

        /** As the gate for models' sentences reads it: under a metric's own name it is that metric, else one of its statistics. */
        List<String> head() {
            return isOfQuantiles()
                    ? List.of("SERVICE", metric().toUpperCase(Locale.ROOT), "MIN", "MAX", "POINTS")
                    : List.of("SERVICE", "METRIC", "MEAN", "MIN", "MAX", "POINTS");
        }

        double usual(Course course) {
            return course.figures()
                    .map(figures -> isOfQuantiles() ? figures.median() : figures.mean())
                    .orElse(Double.NEGATIVE_INFINITY);
        }

        /** What is asked for of it. */
        double told(Course course) {
            return extreme.flatMap(which -> course.figures().map(f -> which == Statistic.MAX ? f.max() : f.min()))
                    .orElseGet(() -> usual(course));
        }
    }

    private static Found find(Wanted wanted, Live live, Desk desk) {
        Spoken.Metric metric = wanted.metric()
                .orElseThrow(() ->
                        new IllegalArgumentException("no metric is given; name one such as cpu, memory or latency"));
        Instant now = live.now();
        Span span = wanted.span().orElseGet(() -> new Span(now.minus(RECENT), now, "the last five minutes"));
        List<LiveQuery> fitting = live.queries().stream()
                .filter(query -> fits(query, metric))
                .filter(query -> !query.isOfTheCluster() || isOfTheCluster(wanted))
                .sorted(Comparator.comparing(query -> !query.isOfTheCluster()))
                .toList();
        if (fitting.isEmpty()) {
            return new Found.Nothing(
                    "No query of the catalogue measures " + metric.words() + " of a service; " + instead(metric, live),
                    List.of());
        }
        Source source = Asked.source(metric.words() + " in " + Moments.of(span, desk.zone()));
        return Asked.told(
                live.scrapeInterval(span.to()),
                source,
                interval -> interval.isEmpty()
                        ? none(wanted, metric, span, live, desk, source)
                        : asked(wanted, fitting, span, interval.get(), live, desk));
    }

    /** The quantile that there is, where another or a mean of what has only quantiles is asked for. */
    private static String instead(Spoken.Metric metric, Live live) {
        return live.queries().stream()
                .filter(query -> isOf(query, metric))
                .map(query -> QUANTILE.matcher(query.spec().label()))
                .filter(Matcher::matches)
                .map(label -> "there is the " + label.group(2) + " of it: ask for " + label.group(2) + " "
                        + label.group(1) + ".")
                .findFirst()
                .orElse("ask with an expression, such as promql: up.");
    }

    private static boolean isOfTheCluster(Wanted wanted) {
        return (wanted.subjects().isEmpty() || isAsWhole(wanted))
                && wanted.count().isEmpty();
    }

    /** The cluster is named, and no service. */
    private static boolean isAsWhole(Wanted wanted) {
        return wanted.subjects().equals(List.of(CLUSTER));
    }

    private static boolean isOf(LiveQuery query, Spoken.Metric metric) {
        return metric.mayBe(query.spec()) && !query.spec().metric().startsWith("edge_");
    }

    /** A quantile only where the series is of that quantile itself, and no mean or extreme of what a series of quantiles does not hold. */
    private static boolean fits(LiveQuery query, Spoken.Metric metric) {
        boolean ofQuantiles = QUANTILE.matcher(query.spec().label()).matches();
        boolean ofSamples =
                metric.statistics().isEmpty() || (!ofQuantiles && OF_SAMPLES.containsAll(metric.statistics()));
        return isOf(query, metric)
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
                                || isAsWhole(wanted)
                                || wanted.subjects().contains(name.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .toList();
        Answered unordered = new Answered(query, measured, courses, extreme(wanted));
        return new Answered(
                query,
                measured,
                courses.stream()
                        .sorted(Comparator.comparingDouble(unordered::told).reversed())
                        .toList(),
                unordered.extreme());
    }

    /** Who asks for a peak is not told the mean first. */
    private static Optional<Statistic> extreme(Wanted wanted) {
        return wanted.metric()
                .filter(metric -> metric.statistics().size() == 1)
                .flatMap(metric -> metric.statistics().stream()
                        .filter(which -> which == Statistic.MAX || which == Statistic.MIN)
                        .findFirst());
    }

    private static Found told(Wanted wanted, Answered answered, Span span, Desk desk) {
        List<Course> courses = answered.courses();
        Measured measured = answered.measured();
        int shown = Math.min(courses.size(), wanted.count().orElse(courses.size()));
        int seen = courses.stream().mapToInt(Course::points).sum();
        int expected = courses.stream().mapToInt(Course::expected).sum();
        Measured own = new Measured(
                measured.promql(), measured.points(), courses, measured.more(), measured.remarks(), measured.kept());
        return new Found.Data(
                sentence(answered, span, desk)
                        + perService(wanted, answered)
                        + Summary.gaps(own, desk.zone())
                        + Summary.remarks(measured),
                List.of(new Table(
                        answered.head(),
                        courses.stream()
                                .limit(shown)
                                .map(course -> row(answered, course))
                                .toList(),
                        courses.size() - shown)),
                Confidence.seen(seen, expected, "points"),
                List.of(Summary.source(measured)),
                List.of());
    }

    /** A sum over services is another figure than that of the cluster, and none is made up. */
    private static String perService(Wanted wanted, Answered answered) {
        return isAsWhole(wanted) && !answered.query().isOfTheCluster()
                ? " That is of each service: no query of the catalogue tells it of the cluster as a whole."
                : "";
    }

    private static String sentence(Answered answered, Span span, Desk desk) {
        Course first = answered.courses().get(0);
        String who = answered.subject(first);
        String metric = answered.spoken();
        String is = figure(answered, answered.told(first));
        String when = " from " + Moments.of(span, desk.zone()) + ".";
        long subjects =
                answered.courses().stream().map(answered::subject).distinct().count();
        if (subjects > 1) {
            String what = answered.extreme().filter(Statistic.MAX::equals).isPresent() ? answered.metric() : metric;
            return "In Prometheus " + who + " had the highest " + what + " of " + subjects + " services: " + is + ","
                    + when;
        }
        int pods = answered.courses().size();
        return "In Prometheus " + Phrases.whose(who) + metric + " " + Phrases.was(answered.metric()) + " "
                + (answered.isOfQuantiles() ? "typically " + is : is + within(answered, first))
                + (pods > 1 ? ", that of the highest of " + pods + " pods," : "") + when;
    }

    /** What beside that which is told. */
    private static String within(Answered answered, Course course) {
        boolean highest = answered.extreme().filter(Statistic.MAX::equals).isPresent();
        return course.figures()
                .map(f -> List.of(
                        answered.extreme().isEmpty() ? "" : "mean " + figure(answered, f.mean()),
                        answered.extreme().isPresent() && !highest ? "" : "min " + figure(answered, f.min()),
                        highest ? "" : "max " + figure(answered, f.max())))
                .map(all -> all.stream().filter(one -> !one.isEmpty()).collect(Collectors.joining(", ", " (", ")")))
                .orElse("");
    }

    private static String figure(Answered answered, double value) {
        return Figures.quantity(value, answered.unit());
    }

    private static List<String> row(Answered answered, Course course) {
        Course.Figures figures = course.figures().orElseThrow();
        List<String> row = new ArrayList<>(List.of(answered.subject(course)));
        if (!answered.isOfQuantiles()) {
            row.add(answered.metric());
        }
        row.add(figure(answered, answered.usual(course)));
        row.add(figure(answered, figures.min()));
        row.add(figure(answered, figures.max()));
        row.add(course.points() + " of " + course.expected());
        return row;
    }

    private static Found none(Wanted wanted, Spoken.Metric metric, Span span, Live live, Desk desk, Source source) {
        String whose =
                wanted.subjects().isEmpty() || isAsWhole(wanted) ? "" : " of " + String.join(", ", wanted.subjects());
        Optional<String> archived = desk.covering(span).stream().findFirst().map(desk::name);
        return new Found.Nothing(
                "Prometheus has no " + metric.words().toLowerCase(Locale.ROOT) + whose + " in namespace "
                        + live.namespace() + " from " + Moments.of(span, desk.zone())
                        + ", which is not to say that it was 0"
                        + archived.map(run -> "; run " + run + " was under load then")
                                .orElse("") + ".",
                List.of(source));
    }
}
