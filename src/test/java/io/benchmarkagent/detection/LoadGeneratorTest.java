package io.benchmarkagent.detection;

import static io.benchmarkagent.fixtures.Loaded.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Ten minutes, a sample every 15 s; the generator may use half a core, each of three services a fifth. */
class LoadGeneratorTest {
    private static final String GENERATOR = "loadgenerator";
    private static final String CPU = "cpu.utilization_pct";
    private static final MetricCatalogue METRICS = MetricCatalogue.standard();

    private static Series series(Scope scope, String subject, String metric, IntToDoubleFunction value) {
        long[] times = new long[41];
        double[] values = new double[41];
        for (int i = 0; i < times.length; i++) {
            times[i] = START.plusSeconds(15L * i).toEpochMilli();
            values[i] = value.applyAsDouble(i);
        }
        return new Series("q", scope, subject, METRICS.spec(metric), new Samples(times, values, 0));
    }

    private static Evidence evidence(double serviceCpu, Series... more) {
        List<Series> all = new ArrayList<>(List.of(more));
        List<ContainerLimits> limits = new ArrayList<>(List.of(limit(GENERATOR, 0.5)));
        for (String service : List.of("cart", "checkout", "web")) {
            all.add(series(Scope.SERVICE, service, CPU, i -> serviceCpu));
            limits.add(limit(service, 0.2));
        }
        return new Evidence(all, OptionalLong.of(15), List.of(), List.of(), limits, List.of(), List.of(), List.of());
    }

    private static ContainerLimits limit(String workload, double cores) {
        return new ContainerLimits(
                workload,
                "server",
                OptionalDouble.empty(),
                OptionalDouble.of(cores),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Run run(double rps, double servedRps) {
        Map<MetricKey, Double> values = new TreeMap<>();
        values.put(new MetricKey(Scope.CLUSTER, "cluster", "request_rate_rps", Statistic.VALUE), servedRps);
        for (String service : List.of("cart", "checkout", "web", GENERATOR)) {
            values.put(new MetricKey(Scope.SERVICE, service, CPU, Statistic.MEAN), 8.0);
        }
        Run usual = Loaded.run(0, values);
        RunFacts facts = usual.facts();
        LoadProfile load = new LoadProfile(
                OptionalDouble.of(300),
                OptionalDouble.of(rps),
                OptionalDouble.of(600),
                facts.load().start(),
                facts.load().end());
        return new Run(
                new RunFacts(
                        facts.key(),
                        facts.format(),
                        facts.cloud(),
                        facts.region(),
                        facts.zone(),
                        facts.nodePool(),
                        load),
                usual.measurements(),
                List.of());
    }

    private static Optional<String> said(Run run, Evidence evidence) {
        return LoadGenerator.line(run, evidence, GENERATOR).map(DataQuality::message);
    }

    private static Series generator(String metric, IntToDoubleFunction value) {
        return series(Scope.SERVICE, GENERATOR, metric, value);
    }

    @Test
    void aGeneratorWithRoomIsNoLine() {
        assertThat(said(run(50, 49), evidence(8, generator(CPU, i -> 12)))).isEmpty();
        assertThat(said(run(50, 49), evidence(8, generator(CPU, i -> i < 18 ? 49.5 : 30))))
                .isEmpty();
    }

    @Test
    void atItsLimitForMuchOfTheSteadyStateItIsSaid() {
        assertThat(said(run(50, 49), evidence(8, generator(CPU, i -> i < 10 ? 30 : 49.5))))
                .hasValueSatisfying(line ->
                        assertThat(line).contains("at its CPU limit (50 % of a core) for 76 % of the steady state"));
    }

    @Test
    void throttledForMuchOfItItIsSaidWithoutALimit() {
        assertThat(said(run(50, 49), evidence(8, generator("cpu.throttled_percentage", i -> 40))))
                .hasValueSatisfying(line -> assertThat(line).contains("throttled in a quarter or more", "for 100 %"));
    }

    @Test
    void fewerRequestsThanAskedForWhileServicesAreIdleIsTheGenerators() {
        assertThat(said(run(50, 31), evidence(8))).hasValueSatisfying(line -> assertThat(line)
                .contains("of 50 requests per second asked for, 31 were served", "used 40 % of its CPU limit"));
    }

    @Test
    void fewerRequestsFromBusyServicesAreTheirs() {
        assertThat(said(run(50, 31), evidence(18))).isEmpty();
    }

    @Test
    void aRequestRateOfZeroWasNotCollected() {
        assertThat(said(run(50, 0), evidence(8))).isEmpty();
    }

    @Test
    void anotherWorkloadIsTheGeneratorWhereTheSettingSaysSo() {
        Evidence evidence = evidence(19.8);
        assertThat(LoadGenerator.line(run(50, 49), evidence, "web")).isPresent();
        assertThat(LoadGenerator.line(run(50, 49), evidence, GENERATOR)).isEmpty();
    }
}
