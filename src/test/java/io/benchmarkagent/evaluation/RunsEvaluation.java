package io.benchmarkagent.evaluation;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Labelled runs of a folder: how many quiet ones have a high alert, and in how many with a CPU fault is the injected service alerted
 * and ranked first by σ? Baselines are drawn from the folder's pinned list.
 */
final class RunsEvaluation implements Evaluation {
    private static final int DRAWS = 60;
    private static final double QUIET_ENOUGH = .05;

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws IOException {
        Labelled all = Labelled.of(arguments.folder());
        tables.accept(table("all runs", all, all, arguments));
        Labelled touched = all.only(id -> !all.touched().contains(id));
        tables.accept(table("without the runs that unlabelled incidents touch", touched, all, arguments));
    }

    private static Table table(String which, Labelled labelled, Labelled all, Arguments arguments) {
        List<Figure> figures = new ArrayList<>();
        for (int n : new int[] {5, 10, 20, 40}) {
            if (labelled.pinned().size() >= n || (n == 40 && all.pinned().size() >= n)) {
                figures.addAll(figures(Math.min(n, labelled.pinned().size()), labelled, arguments));
            }
        }
        return new Table("Labelled runs, " + which, figures);
    }

    private static List<Figure> figures(int n, Labelled labelled, Arguments arguments) {
        double[][] draws = IntStream.range(0, arguments.runs().orElse(DRAWS))
                .parallel()
                .mapToObj(draw -> scored(labelled, n, new Random(arguments.seed() * 1000 + n * 100L + draw)))
                .toArray(double[][]::new);
        double[] quiet = Calibration.column(draws, 0);
        long calm = Arrays.stream(quiet).filter(share -> share <= QUIET_ENOUGH).count();
        String what = "n = " + n + ": ";
        return List.of(
                Figure.mean(what + "quiet runs with a high alert", quiet, Target.atMost(.04)),
                Figure.share(what + "draws with at most 5 % of those", calm, quiet.length, Target.atLeast(.80)),
                Figure.mean(
                        what + "CPU faults whose service is alerted",
                        Calibration.column(draws, 1),
                        Target.atLeast(n >= 10 ? 1 : .97)),
                Figure.mean(
                        what + "CPU faults whose service is ranked first by the σ of its CPU",
                        Calibration.column(draws, 2),
                        Target.atLeast(.90)),
                Figure.mean(
                        what + "the same by the farthest of all its metrics",
                        Calibration.column(draws, 3),
                        Target.NONE),
                Figure.mean(
                        what + "the same by the sum over its anomalies, as the report orders services",
                        Calibration.column(draws, 4),
                        Target.NONE));
    }

    private static double[] scored(Labelled labelled, int n, Random random) {
        List<String> pinned = new ArrayList<>(labelled.pinned());
        Collections.shuffle(pinned, random);
        Set<String> drawn = new HashSet<>(pinned.subList(0, n));
        List<Run> cohort = drawn.stream().sorted().map(labelled::run).toList();
        Baselines baselines = new Baselines(cohort);
        List<String> quiet = labelled.quiet().stream()
                .filter(id -> !labelled.pinned().contains(id))
                .toList();
        long alarmed = quiet.stream()
                .filter(id -> Judged.of(labelled.run(id), baselines).anomalies().stream()
                        .anyMatch(a -> a.isAlert() && a.severity() == Severity.HIGH))
                .count();
        long alerted = 0;
        long first = 0;
        long firstByAny = 0;
        long leads = 0;
        for (Map.Entry<String, String> fault : labelled.cpuFaults().entrySet()) {
            List<Anomaly> anomalies =
                    Judged.of(labelled.run(fault.getKey()), baselines).anomalies();
            alerted +=
                    anomalies.stream().anyMatch(a -> a.isAlert() && a.subject().equals(fault.getValue())) ? 1 : 0;
            first += isFirst(new RankedBySigma().rank(byCpu(anomalies)), fault.getValue()) ? 1 : 0;
            firstByAny += isFirst(new RankedBySigma().rank(anomalies), fault.getValue()) ? 1 : 0;
            leads += leads(anomalies, fault.getValue()) ? 1 : 0;
        }
        double faults = labelled.cpuFaults().size();
        return new double[] {
            (double) alarmed / quiet.size(), alerted / faults, first / faults, firstByAny / faults, leads / faults
        };
    }

    /** Of all services with an alert that is a regression, the one that the report tells of first. */
    private static boolean leads(List<Anomaly> inOrder, String service) {
        return inOrder.stream()
                .filter(a -> a.isAlert() && a.scope() == Scope.SERVICE && a.verdict() == Verdict.REGRESSION)
                .limit(1)
                .anyMatch(a -> a.subject().equals(service));
    }

    /** A service's memory may stand at another level all day, by more σ than a fault moves anything. */
    private static List<Anomaly> byCpu(List<Anomaly> anomalies) {
        return anomalies.stream().filter(a -> a.metric().startsWith("cpu.")).toList();
    }

    private static boolean isFirst(List<RootCause> causes, String service) {
        return causes.stream().limit(1).anyMatch(cause -> cause.subject().equals(service));
    }

    /**
     * @param cpuFaults the injected service of each run with a CPU fault
     * @param touched the runs during which something happened that is not labelled
     */
    record Labelled(
            Map<String, Run> runs,
            Set<String> pinned,
            Set<String> quiet,
            Map<String, String> cpuFaults,
            Set<String> touched) {

        Run run(String id) {
            return Objects.requireNonNull(runs.get(id), id);
        }

        Labelled only(Predicate<String> kept) {
            return new Labelled(
                    runs,
                    pinned.stream().filter(kept).collect(Collectors.toCollection(TreeSet::new)),
                    quiet.stream().filter(kept).collect(Collectors.toCollection(TreeSet::new)),
                    cpuFaults,
                    touched);
        }

        static Labelled of(Path folder) throws IOException {
            Map<String, Run> runs = runs(folder.resolve("runs-v2"));
            Set<String> quiet = new TreeSet<>();
            Map<String, String> faults = new TreeMap<>();
            for (JsonNode run : json(folder.resolve("truth/runs-v2.json")).path("runs")) {
                String id = run.path("run_id").asString();
                if (run.path("fault").isNull()) {
                    quiet.add(id);
                } else if (run.path("fault").path("type").asString("").startsWith("cpu")) {
                    faults.put(id, run.path("fault").path("root_cause_service").asString());
                }
            }
            return new Labelled(runs, pinned(folder.resolve("truth")), quiet, faults, touched(folder, runs));
        }

        private static Map<String, Run> runs(Path folder) {
            RunArchive archive = new RunArchive(folder, ZoneOffset.UTC, MetricCatalogue.standard());
            return archive.runs().stream()
                    .map(archive::read)
                    .flatMap(
                            reading -> reading instanceof Reading.Whole whole ? Stream.of(whole.run()) : Stream.empty())
                    .collect(Collectors.toMap(run -> run.key().runId(), run -> run));
        }

        private static Set<String> pinned(Path truth) throws IOException {
            try (Stream<Path> files = Files.list(truth)) {
                return files.filter(file -> file.getFileName().toString().startsWith("sigma-v2-"))
                        .sorted()
                        .flatMap(file -> json(file).path("baseline_run_ids").valueStream())
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }

        private static Set<String> touched(Path folder, Map<String, Run> runs) {
            Set<String> touched = new HashSet<>();
            Path file = folder.resolve("truth/unlabelled.json");
            if (!Files.exists(file)) {
                return touched;
            }
            json(file).properties().forEach(day -> day.getValue().forEach(incident -> {
                Instant from = at(day.getKey(), incident.path(0).asString());
                Instant to = at(day.getKey(), incident.path(1).asString());
                runs.values().stream()
                        .filter(run -> overlaps(run, from, to))
                        .forEach(run -> touched.add(run.key().runId()));
            }));
            return touched;
        }

        private static boolean overlaps(Run run, Instant from, Instant to) {
            var load = run.facts().load();
            return load.start().filter(start -> start.isBefore(to)).isPresent()
                    && load.end().filter(end -> end.isAfter(from)).isPresent();
        }

        private static Instant at(String day, String time) {
            return LocalDate.parse(day).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
        }

        private static JsonNode json(Path file) {
            return JsonMapper.shared().readTree(file);
        }
    }
}
