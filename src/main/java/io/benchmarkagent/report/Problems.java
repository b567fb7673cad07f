package io.benchmarkagent.report;

import io.benchmarkagent.run.DataQuality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lines about the data, by what they are about where they are many: whoever has two minutes looks for one of a few headings. */
final class Problems {
    private static final int FEW = 4;
    private static final int SHOWN = 8;
    private static final String RUN = "The run itself";
    private static final String MISSING = "Not measured";
    private static final String REST = "Archive and baseline";

    /** What an id begins with; the first that holds counts. */
    private static final Map<String, String> TITLES = titles();

    private Problems() {}

    static List<View.Problem> all(List<DataQuality> lines) {
        List<View.Problem> problems = new ArrayList<>();
        String before = "";
        for (DataQuality line : lines) {
            problems.add(problem(line, line.remedy().equals(before) ? "" : line.remedy()));
            before = line.remedy();
        }
        return problems;
    }

    /** In the order of the first and gravest line of each; few lines are one group without a title. */
    static List<View.Problems> grouped(List<DataQuality> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        if (lines.size() <= FEW) {
            return List.of(new View.Problems("", all(lines), ""));
        }
        Map<String, List<DataQuality>> byTitle = new LinkedHashMap<>();
        lines.forEach(line -> byTitle.computeIfAbsent(title(line.id()), key -> new ArrayList<>())
                .add(line));
        return byTitle.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
    }

    private static View.Problems group(String title, List<DataQuality> lines) {
        int shown = lines.size() > SHOWN + 1 ? SHOWN : lines.size();
        int more = lines.size() - shown;
        return new View.Problems(
                title, all(lines.subList(0, shown)), more == 0 ? "" : "and " + more + " more, in findings.json");
    }

    /** A remedy that several have in common is said once, with the first of them. */
    private static View.Problem problem(DataQuality quality, String remedy) {
        return new View.Problem(
                Marks.of(quality.severity()),
                Inert.name(quality.subject()),
                Words.ended(Inert.sentence(quality.message())),
                Words.ended(Words.capital(Inert.sentence(remedy))),
                quality.severity() == DataQuality.Level.ERROR);
    }

    private static String title(String id) {
        return id.endsWith("/empty")
                ? MISSING
                : TITLES.entrySet().stream()
                        .filter(title -> id.startsWith(title.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(REST);
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        Stream.of(
                        "prometheus/clock-skew",
                        "prometheus/short-run",
                        "window/",
                        "load-generator/",
                        "achieved-load",
                        "nodes/",
                        "throttling-formula",
                        "header/",
                        "run/")
                .forEach(id -> titles.put(id, RUN));
        Stream.of("not-collected/", "missing/").forEach(id -> titles.put(id, MISSING));
        titles.put("prometheus/", "Prometheus");
        titles.put("kubernetes/", "Kubernetes");
        return titles;
    }
}
