package io.benchmarkagent.report;

import io.benchmarkagent.findings.Headline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * All reports of a folder on one page: like-for-like runs beside each other with the course of each metric, then every run. It is made
 * of findings only and has no time of its own: the same reports give the same bytes. What is chosen on it is chosen by the style sheet,
 * without a script.
 */
public final class TrendPage {
    public static final String FILE = "index.html";

    /** The newest of an archive: so many are drawn and listed. */
    public static final int MOST_RUNS = 1000;

    private static final int FIRST_SCREEN = 9;

    static final String TEMPLATE = "trend.html.ftl";
    private static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(
                    (Entry one) -> one.run().timestamp())
            .thenComparing(one -> one.run().runId());

    private static final Map<String, String> UNITS =
            Map.of("duration_seconds", "s", "node_count", "nodes", "users_count", "users");

    private final Templates templates;

    public TrendPage(Templates templates) {
        this.templates = templates;
    }

    /** A report, and its folder beside the page. */
    public record Entry(String folder, PastRun run) {}

    /** What the template prints; public because FreeMarker reads only that. */
    public record Page(String title, List<String> facts, List<Choice> statuses, List<Group> groups, List<Row> rows) {}

    /** A word to choose by, and how many runs it leaves. */
    public record Choice(String id, String word, int runs) {}

    /** Runs that are like for like. */
    public record Group(Choice choice, String since, List<Sparkline.Drawn> metrics, List<Sparkline.Drawn> more) {}

    public record Row(
            String status, String group, String time, String name, String link, View.Mark mark, String what) {}

    /**
     * @param reports of one folder
     * @param without how many runs have none
     */
    public String render(List<Entry> reports, int without, ZoneId zone) {
        List<Entry> newest = reports.stream()
                .sorted(OLDEST_FIRST)
                .skip(Math.max(0, reports.size() - MOST_RUNS))
                .toList();
        Map<SortedMap<String, String>, List<Entry>> alike = alike(newest);
        List<List<Entry>> groups = List.copyOf(alike.values());
        Times times = new Times(zone, LocalDate.EPOCH);
        List<Row> rows = IntStream.range(0, groups.size())
                .boxed()
                .flatMap(i -> groups.get(i).stream().map(one -> new Placed(i, one)))
                .sorted(Comparator.comparing(Placed::entry, OLDEST_FIRST).reversed())
                .map(one -> row(one, times))
                .toList();
        return templates.fill(
                TEMPLATE,
                new Page(
                        Counts.of(reports.size(), "run"),
                        facts(reports, newest, without, times),
                        statuses(newest),
                        IntStream.range(0, groups.size())
                                .mapToObj(i -> group(i, groups.get(i), times))
                                .toList(),
                        rows));
    }

    private record Placed(int group, Entry entry) {}

    /** The group of the newest run first. */
    private static Map<SortedMap<String, String>, List<Entry>> alike(List<Entry> oldestFirst) {
        Map<SortedMap<String, String>, List<Entry>> groups = new LinkedHashMap<>();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Entry one = oldestFirst.get(i);
            groups.computeIfAbsent(one.run().cohort(), none -> new ArrayList<>())
                    .add(0, one);
        }
        return groups;
    }

    private static List<String> facts(List<Entry> all, List<Entry> newest, int without, Times times) {
        return Words.filled(
                newest.isEmpty()
                        ? ""
                        : times.stamp(newest.get(0).run().timestamp()) + " to "
                                + times.stamp(
                                        newest.get(newest.size() - 1).run().timestamp()) + " " + times.zoneName(),
                newest.size() < all.size() ? "the newest " + newest.size() + " are shown" : "",
                without == 0 ? "" : Counts.of(without, "run") + " without a report");
    }

    private static List<Choice> statuses(List<Entry> runs) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("all", "all", runs.size())));
        for (Headline.Status status : Headline.Status.values()) {
            int count = (int) runs.stream()
                    .filter(one -> one.run().status().equals(status.word()))
                    .count();
            if (count > 0) {
                choices.add(new Choice(status.word(), Marks.of(status).word(), count));
            }
        }
        return choices;
    }

    private static Group group(int index, List<Entry> runs, Times times) {
        List<Sparkline.Drawn> metrics = Sparkline.of(runs);
        int first = Math.min(FIRST_SCREEN, metrics.size());
        return new Group(
                new Choice("g" + index, words(runs.get(0).run().cohort()), runs.size()),
                times.stamp(runs.get(0).run().timestamp()),
                metrics.subList(0, first),
                metrics.subList(first, metrics.size()));
    }

    /** "gcp, amd Milan, n2d-standard-4, …": values say by themselves what they are, numbers do not. */
    private static String words(SortedMap<String, String> cohort) {
        List<String> words = new ArrayList<>();
        cohort.forEach((name, value) ->
                words.add(value.matches("[0-9.]+") ? value + " " + UNITS.getOrDefault(name, name) : value));
        return Inert.name(String.join(", ", words));
    }

    private static Row row(Placed placed, Times times) {
        PastRun run = placed.entry().run();
        return new Row(
                run.status().toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", ""),
                "g" + placed.group(),
                times.stamp(run.timestamp()),
                Inert.name(run.runId()),
                placed.entry().folder() + "/report.html",
                Marks.of(run),
                Inert.sentence(run.headline()));
    }
}
