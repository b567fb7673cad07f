package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.ContainerKilled;
import io.benchmarkagent.detection.ContainerRestarted;
import io.benchmarkagent.detection.Detection;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.detection.Examination;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.OutlyingMetric;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Termination;
import io.benchmarkagent.run.WorkloadState;
import io.benchmarkagent.source.PriceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A run of some minutes under 300 users, and what was seen of its workloads, a sample every 15 s; amounts are in cores and MiB. */
final class Seen {
    static final double MIB = 1 << 20;
    static final double NONE = -1;
    static final PriceTable PRICES = PriceFile.of("");

    private final int minutes;
    private int likeForLike = 5;
    private final List<Series> series = new ArrayList<>();
    private final List<ContainerLimits> limits = new ArrayList<>();
    private final List<Termination> ends = new ArrayList<>();
    private final List<WorkloadState> workloads = new ArrayList<>();
    private final List<Autoscaler> autoscalers = new ArrayList<>();
    private final List<NodeState> nodes = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();

    private Seen(int minutes) {
        this.minutes = minutes;
    }

    static Seen during(int minutes) {
        return new Seen(minutes);
    }

    Seen after(int runs) {
        likeForLike = runs;
        return this;
    }

    Seen deployment(String name) {
        return workload(name, "Deployment", 1);
    }

    Seen workload(String name, String kind, int pods) {
        workloads.add(new WorkloadState(name, kind, OptionalInt.of(pods), OptionalInt.of(pods)));
        return this;
    }

    Seen limits(String workload, String container, double cpuRequest, double cpu, double memoryRequest, double memory) {
        limits.add(new ContainerLimits(
                workload,
                container,
                amount(cpuRequest, 1),
                amount(cpu, 1),
                amount(memoryRequest, MIB),
                amount(memory, MIB)));
        return this;
    }

    private static OptionalDouble amount(double amount, double unit) {
        return amount == NONE ? OptionalDouble.empty() : OptionalDouble.of(amount * unit);
    }

    Seen used(String workload, double cores, double mebibytes) {
        return course(workload, Use.CPU, i -> 100 * cores).course(workload, Use.MEMORY, i -> mebibytes);
    }

    /** By the number of the sample. */
    Seen course(String workload, String metric, IntToDoubleFunction value) {
        Samples samples = samples(value);
        return series(workload, metric, samples, samples);
    }

    /** A sample a minute from the load's start. */
    Seen everyMinute(String workload, String metric, double... values) {
        long[] times = IntStream.range(0, values.length)
                .mapToLong(i -> Loaded.START.plusSeconds(60L * i).toEpochMilli())
                .toArray();
        Samples samples = new Samples(times, values, 0);
        return series(workload, metric, samples, samples);
    }

    /** Several pods: their mean, and the one that had most. */
    Seen pods(String workload, String metric, double mean, double highest) {
        return series(workload, metric, samples(i -> mean), samples(i -> highest));
    }

    private Samples samples(IntToDoubleFunction value) {
        return Loaded.every15Seconds(
                IntStream.rangeClosed(0, 4 * minutes).mapToDouble(value).toArray());
    }

    private Seen series(String workload, String metric, Samples samples, Samples highest) {
        series.add(new Series(
                metric, Scope.SERVICE, workload, MetricCatalogue.standard().spec(metric), samples, highest, List.of()));
        return this;
    }

    /** A node's series, the same throughout. */
    Seen node(String name, String metric, double value) {
        return series(Scope.NODE, name, metric, samples(i -> value));
    }

    /** One of several containers of a pod. */
    Seen used(String workload, String container, double cores, double mebibytes) {
        String name = workload + "/" + container;
        return series(Scope.CONTAINER, name, Use.CONTAINER_CPU, samples(i -> 100 * cores))
                .series(Scope.CONTAINER, name, Use.CONTAINER_MEMORY, samples(i -> mebibytes));
    }

    private Seen series(Scope scope, String subject, String metric, Samples samples) {
        series.add(new Series(
                metric, scope, subject, MetricCatalogue.standard().spec(metric), samples, samples, List.of()));
        return this;
    }

    Seen ended(Termination end) {
        ends.add(end);
        return this;
    }

    Seen scaled(Autoscaler scaler) {
        autoscalers.add(scaler);
        return this;
    }

    Seen node(NodeState node) {
        nodes.add(node);
        return this;
    }

    Seen judged(Observed observed) {
        observations.add(observed.observation());
        return this;
    }

    Situation situation() {
        return situation(anomaly -> anomaly);
    }

    /** @param meanwhile what somebody, or later runs, said of each anomaly */
    Situation situation(UnaryOperator<Anomaly> meanwhile) {
        Evidence evidence = evidence();
        List<Anomaly> found = new Detection(List.of(
                        new OutlyingMetric(DetectionSettings.STANDARD),
                        new ContainerKilled(),
                        new ContainerRestarted(),
                        new MemoryLeak(DetectionSettings.STANDARD)))
                .anomalies(new Examination(run(), observations, evidence));
        return new Situation(run(), likeForLike, found.stream().map(meanwhile).toList(), evidence);
    }

    List<Recommendation> recommended() {
        return recommended(situation());
    }

    static List<Recommendation> recommended(Situation situation) {
        return Recommender.of("loadgenerator", PRICES).recommend(situation);
    }

    private Evidence evidence() {
        return new Evidence(
                series,
                OptionalLong.of(15),
                ends,
                List.of(),
                limits,
                List.of(),
                new ClusterState(List.of(), workloads, autoscalers, nodes, List.of(), List.of()),
                List.of(),
                List.of());
    }

    private Run run() {
        RunFacts facts = Loaded.facts(100);
        LoadProfile load = new LoadProfile(
                OptionalDouble.of(300),
                OptionalDouble.empty(),
                OptionalDouble.of(60.0 * minutes),
                Optional.of(Loaded.START),
                Optional.of(Loaded.START.plusSeconds(60L * minutes)));
        return new Run(
                new RunFacts(
                        facts.key(),
                        facts.format(),
                        facts.cloud(),
                        facts.region(),
                        facts.zone(),
                        facts.nodePool(),
                        load),
                List.of(),
                List.of());
    }
}
