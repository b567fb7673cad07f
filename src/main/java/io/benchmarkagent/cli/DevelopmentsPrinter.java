package io.benchmarkagent.cli;

import io.benchmarkagent.ask.shown.TextTable;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.pipeline.Development;
import io.benchmarkagent.pipeline.DevelopmentsJson;
import io.benchmarkagent.report.MarkdownText;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what is new, stays and is gone, to standard output. */
public final class DevelopmentsPrinter {
    private static final String[] HEAD = {"RUN", "WHAT", "SEVERITY", "VERDICT", "SUBJECT", "METRIC", "SIGMA", "BEFORE"};

    private final Terminal terminal;
    private final AnalyzeAsked asked;

    public DevelopmentsPrinter(Terminal terminal, AnalyzeAsked asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    /** @param all newest first */
    public void print(List<Development> all) {
        terminal.out()
                .print(
                        switch (asked.format()) {
                            case text -> terminal.fitting(summary(all) + text(all));
                            case markdown -> summary(all) + markdown(all);
                            case json -> DevelopmentsJson.of(all);
                        });
        if (all.isEmpty()) {
            terminal.tell("no run" + span() + "; 'benchmark-agent runs' lists what there is");
        }
    }

    private String span() {
        return asked.last().map(span -> (" in the last " + span.words())).orElse("");
    }

    private String summary(List<Development> all) {
        return all.size() + (all.size() == 1 ? " run" : " runs")
                + span() + ", "
                + all.stream().filter(one -> one.judged() == 0).count() + " of them not judged; alerts: "
                + alerts(all, Development::isNew) + " new, " + alerts(all, Development::persists) + " persist, "
                + alerts(all, Development::gone) + " gone\n";
    }

    private static long alerts(List<Development> all, Function<Development, List<Anomaly>> which) {
        return all.stream()
                .flatMap(one -> which.apply(one).stream())
                .filter(Anomaly::isAlert)
                .count();
    }

    private static String text(List<Development> all) {
        TextTable table = new TextTable(HEAD);
        List<List<String>> rows = rows(all);
        rows.forEach(table::add);
        return rows.isEmpty() ? "" : "\n" + table.render();
    }

    private static String markdown(List<Development> all) {
        List<String> lines = new ArrayList<>();
        rows(all).forEach(cells -> lines.add(line(cells.stream().map(MarkdownText::escape))));
        return lines.isEmpty()
                ? ""
                : "\n" + line(Arrays.stream(HEAD)) + "|" + "---|".repeat(HEAD.length) + "\n" + String.join("", lines);
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static List<List<String>> rows(List<Development> all) {
        List<List<String>> rows = new ArrayList<>();
        for (Development one : all) {
            alerts(one.isNew()).forEach(anomaly -> rows.add(row(one, "new", anomaly)));
            alerts(one.persists()).forEach(anomaly -> rows.add(row(one, "persists", anomaly)));
            alerts(one.gone()).forEach(anomaly -> rows.add(row(one, "gone", anomaly)));
        }
        return rows;
    }

    private static Stream<Anomaly> alerts(List<Anomaly> anomalies) {
        return anomalies.stream().filter(Anomaly::isAlert);
    }

    private static List<String> row(Development one, String what, Anomaly anomaly) {
        return List.of(
                one.name(),
                what,
                anomaly.severity().word(),
                anomaly.verdict().word(),
                Labels.subject(anomaly),
                anomaly.metric(),
                anomaly.sigma().isPresent()
                        ? String.format(Locale.ROOT, "%+.1f", anomaly.sigma().getAsDouble())
                        : "",
                one.before().map(RunKey::runId).orElse(""));
    }
}
