package io.benchmarkagent.evaluation;

import io.benchmarkagent.Agent;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.fixtures.PrometheusServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day of runs with labelled faults: the whole program makes a report of each from a real Prometheus, first of the pinned runs, so that
 * what their series told is kept, then of each fault and of each quiet run, with the pinned ones as baseline.
 */
final class DayCauses {
    private static final Set<String> NO_TRACE = Set.of("return", "exception");

    private final List<Ranked> faults = new ArrayList<>();
    private int quiet;
    private int quietNamed;
    private String series = "";

    static DayCauses of(Path folder, List<Path> metrics) throws IOException, InterruptedException {
        DayCauses day = new DayCauses();
        Path out = Files.createTempDirectory("causes");
        try (PrometheusServer prometheus = PrometheusServer.serving(metrics)) {
            day.measure(folder, out, prometheus.url());
        } finally {
            delete(out);
        }
        return day;
    }

    private void measure(Path folder, Path out, String prometheus) throws IOException {
        RunsEvaluation.Labelled labelled = RunsEvaluation.Labelled.of(folder);
        Set<String> pinned = new TreeSet<>(labelled.pinned());
        pinned.removeAll(labelled.touched());
        for (String id : pinned) {
            report(folder, out, prometheus, id, pinned);
        }
        for (JsonNode run : JsonMapper.shared()
                .readTree(folder.resolve("truth/runs-v2.json"))
                .path("runs")) {
            String id = run.path("run_id").asString();
            if (pinned.contains(id)
                    || (run.path("fault").isNull() && labelled.touched().contains(id))) {
                continue;
            }
            JsonNode findings = report(folder, out, prometheus, id, pinned);
            if (run.path("fault").isNull()) {
                quiet++;
                quietNamed += named(findings) ? 1 : 0;
            } else {
                faults.add(ranked(run.path("fault"), findings, out.resolve(id)));
            }
        }
    }

    private static JsonNode report(Path folder, Path out, String prometheus, String id, Set<String> pinned)
            throws IOException {
        List<String> others = pinned.stream().filter(other -> !other.equals(id)).toList();
        var ran = Agent.bare()
                .report(
                        id,
                        folder.resolve("runs-v2"),
                        out,
                        "--prometheus-url",
                        prometheus,
                        "--llm",
                        "off",
                        "--baseline",
                        String.join(",", others));
        Path findings = out.resolve(id).resolve("findings.json");
        if (!Files.exists(findings)) {
            throw new IOException("no report of " + id + ": " + ran);
        }
        return JsonMapper.shared().readTree(findings);
    }

    private Ranked ranked(JsonNode fault, JsonNode findings, Path out) throws IOException {
        Baro baro = Baro.of(
                out.resolve("evidence/prometheus"),
                java.time.Instant.parse(findings.path("run").path("start_time").asString()),
                java.time.Instant.parse(findings.path("run").path("end_time").asString()));
        series = baro.series();
        return new Ranked(
                fault.path("type").asString(),
                fault.path("root_cause_service").asString(),
                findings.path("root_causes")
                        .valueStream()
                        .map(c -> c.path("subject").asString())
                        .toList(),
                named(findings),
                baro.ranking());
    }

    private static boolean named(JsonNode findings) {
        return findings.path("root_causes").valueStream().anyMatch(c -> c.path("named")
                .asBoolean());
    }

    List<Table> tables() {
        List<Figure> figures = new ArrayList<>();
        List<Ranked> cpu = Ranked.only(faults, f -> f.type().startsWith("cpu"));
        List<Ranked> network = Ranked.only(faults, f -> f.type().startsWith("network"));
        figures.addAll(
                Ranked.accuracy("CPU contention and consumption", cpu, Target.atLeast(.90), Target.NONE, Target.NONE));
        figures.addAll(
                Ranked.accuracy("network delay", network, Target.atLeast(.85), Target.NONE, Target.atLeast(.90)));
        for (String type : NO_TRACE.stream().sorted().toList()) {
            figures.addAll(Ranked.accuracy(
                    type, Ranked.only(faults, f -> f.type().equals(type)), Target.NONE, Target.NONE, Target.NONE));
        }
        double baro = Ranked.avg5(Ranked.byBaro(faults));
        figures.addAll(Ranked.accuracy(
                "all", faults, Target.atLeast(.80), Target.NONE, Target.atLeast(Math.max(.87, Math.nextUp(baro)))));
        figures.addAll(
                Ranked.accuracy("BARO, the same series", Ranked.byBaro(faults), Target.NONE, Target.NONE, Target.NONE));
        return List.of(
                new Table("Causes of labelled faults; BARO sees " + series, figures),
                new Table("Causes named", naming()));
    }

    private List<Figure> naming() {
        List<Figure> figures = new ArrayList<>(Ranked.naming(
                "CPU and network",
                Ranked.only(faults, f -> !NO_TRACE.contains(f.type())),
                Target.atLeast(15 / 18.0),
                Target.atMost(1 / 18.0)));
        List<Ranked> traceless = Ranked.only(faults, f -> NO_TRACE.contains(f.type()));
        figures.addAll(Ranked.naming("return and exception", traceless, Target.NONE, Target.atMost(1 / 6.0)));
        List<Ranked> frontend = Ranked.only(traceless, f -> f.service().equals("frontend"));
        if (!frontend.isEmpty()) {
            long none = frontend.stream().filter(f -> !f.named()).count();
            figures.add(Figure.share("the same on frontend: none named", none, frontend.size(), Target.atLeast(1)));
        }
        if (quiet > 0) {
            figures.add(Figure.share(
                    "quiet windows (" + quiet + "): none named", quiet - quietNamed, quiet, Target.atLeast(.95)));
        }
        return figures;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
