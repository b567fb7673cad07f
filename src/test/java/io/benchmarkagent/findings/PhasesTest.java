package io.benchmarkagent.findings;

import static io.benchmarkagent.fixtures.Loaded.END;
import static io.benchmarkagent.fixtures.Loaded.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhasesTest {

    @Test
    void theLimitsOfRampUpSteadyStateAndCoolDownAreInTheFindings() {
        double[] rate = IntStream.range(0, 41)
                .mapToDouble(i -> Math.min(50, Math.min(5 * i, 10 * (40 - i))))
                .toArray();

        assertThat(phases(rate))
                .containsExactly(
                        new Phase("load", START, END),
                        new Phase("ramp-up", START, START.plusSeconds(15 * 9)),
                        new Phase("steady", START.plusSeconds(15 * 9), START.plusSeconds(15 * 35)),
                        new Phase("cool-down", START.plusSeconds(15 * 35), END));
    }

    @Test
    void aLoadWithoutARampIsOnePhase() {
        assertThat(phases(IntStream.range(0, 41).mapToDouble(i -> 50 + i % 2).toArray()))
                .containsExactly(new Phase("load", START, END));
    }

    private static List<Phase> phases(double... rate) {
        Series series = new Series(
                "request-rate",
                Scope.SERVICE,
                "cart",
                MetricCatalogue.standard().spec(MetricCatalogue.REQUEST_RATE),
                Loaded.every15Seconds(rate));
        Evidence evidence = new Evidence(
                List.of(series), OptionalLong.of(15), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        Cohort nobody = new Cohort(new TreeMap<>(), false, List.of(), 1, List.of(), 0, List.of(), List.of());
        return new FindingsBuilder(ZoneOffset.UTC, .1)
                .build(
                        Loaded.facts(100),
                        nobody,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        evidence)
                .phases();
    }
}
