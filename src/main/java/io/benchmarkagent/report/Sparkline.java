package io.benchmarkagent.report;

import io.benchmarkagent.findings.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The course of one metric over like-for-like runs, small; what was out of line is marked and leads to its report. */
public final class Sparkline {
    private static final List<String> TONES = List.of("alert", "watch", "none");

    /** So many that were out of line are drawn of one group. */
    private static final int MOST = 40;

    private static final int WIDTH = 260;
    private static final int HEIGHT = 44;
    private static final int EDGE = 6;

    private Sparkline() {}

    /** What the template prints; {@code path} is empty where there is one run only. */
    public record Drawn(
            String subject,
            String metric,
            String tone,
            String label,
            String path,
            View.Dot last,
            List<Marked> marked,
            String low,
            String high,
            String now) {}

    public record Marked(String x, String y, String tone, String title, String link) {}

    private record Point(int at, PastRun.Value value, TrendPage.Entry entry) {}

    /**
     * Of the cluster's metrics, and of the others' that were ever out of line: these first, the one that was so last at the top.
     *
     * @param runs oldest first
     */
    static List<Drawn> of(List<TrendPage.Entry> runs) {
        Map<String, Integer> flagged = lastFlagged(runs);
        Map<PastRun.Metric, List<Point>> courses = new TreeMap<>();
        for (int at = 0; at < runs.size(); at++) {
            for (PastRun.Value value : runs.get(at).run().values()) {
                if (value.metric().isOfCluster()
                        || flagged.containsKey(value.metric().id())) {
                    courses.computeIfAbsent(value.metric(), none -> new ArrayList<>())
                            .add(new Point(at, value, runs.get(at)));
                }
            }
        }
        List<Drawn> drawn = courses.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        course -> -flagged.getOrDefault(course.getKey().id(), -1)))
                .map(course -> drawn(course.getKey(), course.getValue(), runs.size()))
                .sorted(Comparator.comparingInt(one -> TONES.indexOf(one.tone())))
                .toList();
        return Stream.concat(
                        drawn.stream().filter(one -> !one.marked().isEmpty()).limit(MOST),
                        drawn.stream().filter(one -> one.marked().isEmpty()))
                .toList();
    }

    private static Map<String, Integer> lastFlagged(List<TrendPage.Entry> runs) {
        Map<String, Integer> last = new TreeMap<>();
        for (int at = 0; at < runs.size(); at++) {
            for (PastRun.Flag flag : runs.get(at).run().flags()) {
                for (String metric : flag.metrics()) {
                    last.put(metric, at);
                }
            }
        }
        return last;
    }

    private static Drawn drawn(PastRun.Metric metric, List<Point> points, int runs) {
        double low =
                points.stream().mapToDouble(one -> one.value().value()).min().orElse(0);
        double high =
                points.stream().mapToDouble(one -> one.value().value()).max().orElse(0);
        Axis across = new Axis(0, Math.max(1, runs - 1.0), EDGE, WIDTH - (double) EDGE);
        Axis up = Axis.around(low, high, HEIGHT - (double) EDGE, EDGE);
        Point last = points.get(points.size() - 1);
        List<Marked> marked = points.stream()
                .flatMap(point -> flag(point).map(flag -> marked(point, flag, across, up)).stream())
                .toList();
        return new Drawn(
                metric.isOfCluster() ? "cluster" : Inert.name(metric.subject()),
                Inert.name(label(metric)),
                tone(last),
                Inert.name(label(metric)) + " over " + Counts.of(points.size(), "run") + ", "
                        + Counts.of(marked.size(), "time") + " out of line",
                points.size() < 2 ? "" : path(points, across, up),
                new View.Dot(across.px(last.at()), up.px(last.value().value())),
                marked,
                quantity(last, low),
                quantity(last, high),
                quantity(last, last.value().value()));
    }

    private static String label(PastRun.Metric metric) {
        return metric.statistic().equals("value") ? metric.label() : metric.label() + ", " + metric.statistic();
    }

    private static String quantity(Point point, double value) {
        return Figures.quantity(value, point.value().unit());
    }

    private static String tone(Point last) {
        return flag(last).map(flag -> flag.isAlert() ? "alert" : "watch").orElse("none");
    }

    private static Optional<PastRun.Flag> flag(Point point) {
        String id = point.value().metric().id();
        return point.entry().run().flags().stream()
                .filter(flag -> flag.metrics().contains(id))
                .max(Comparator.comparing(PastRun.Flag::isAlert));
    }

    private static Marked marked(Point point, PastRun.Flag flag, Axis across, Axis up) {
        return new Marked(
                across.px(point.at()),
                up.px(point.value().value()),
                flag.isAlert() ? "alert" : "watch",
                Inert.name(point.entry().run().runId()) + ": " + Inert.sentence(flag.description()),
                point.entry().folder() + "/report.html");
    }

    private static String path(List<Point> points, Axis across, Axis up) {
        return points.stream()
                .map(point -> across.px(point.at()) + " " + up.px(point.value().value()))
                .collect(Collectors.joining(" L", "M", ""));
    }
}
