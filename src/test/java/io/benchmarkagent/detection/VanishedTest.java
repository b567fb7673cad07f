package io.benchmarkagent.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Baselines;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VanishedTest {
    private static final MetricKey CART_CPU = service("cartservice", "cpu.utilization_pct");
    private static final MetricKey FRONTEND_CPU = service("frontend", "cpu.utilization_pct");
    private static final MetricKey FRONTEND_MEMORY = service("frontend", "memory.usage_mb");

    @Test
    void aServiceThatDisappearedIsToldOnce() {
        Run run = Loaded.run(9, Map.of(FRONTEND_CPU, 1.0, FRONTEND_MEMORY, 1.0));

        assertThat(Vanished.lines(run, earlier(3))).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("missing/service/cartservice");
            assertThat(line.message())
                    .isEqualTo("cartservice was measured in 3 like-for-like runs and is missing in this one");
        });
    }

    @Test
    void aMetricThatDisappearedNamesItsService() {
        Run run = Loaded.run(9, Map.of(FRONTEND_CPU, 1.0, CART_CPU, 1.0));

        assertThat(Vanished.lines(run, earlier(3)))
                .extracting(DataQuality::id)
                .containsExactly("missing/service/frontend/memory.usage_mb");
    }

    @Test
    void whatFewRunsHadIsNotMissed() {
        assertThat(Vanished.lines(Loaded.run(9, Map.of(FRONTEND_CPU, 1.0)), earlier(2)))
                .isEmpty();
    }

    private static Baselines earlier(int runs) {
        List<Run> all = IntStream.range(0, runs)
                .mapToObj(i -> Loaded.run(i, Map.of(FRONTEND_CPU, 1.0, FRONTEND_MEMORY, 1.0, CART_CPU, 1.0 + i)))
                .toList();
        return new Baselines(all);
    }

    private static MetricKey service(String name, String metric) {
        return new MetricKey(Scope.SERVICE, name, metric, Statistic.MEAN);
    }
}
