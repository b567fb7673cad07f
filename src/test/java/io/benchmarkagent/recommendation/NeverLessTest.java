package io.benchmarkagent.recommendation;

import static io.benchmarkagent.fixtures.Loaded.START;
import static io.benchmarkagent.fixtures.Loaded.killed;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Over random use: what is proposed would not have killed or throttled the observed run more than it was. */
class NeverLessTest {
    private static final int SEEDS = 1000;

    private int lowered;
    private int raised;

    @Test
    void whatIsProposedWouldNotHaveKilledOrThrottledTheRunMore() {
        for (int seed = 0; seed < SEEDS; seed++) {
            check(seed);
        }
        assertThat(lowered).isGreaterThan(SEEDS / 10);
        assertThat(raised).isGreaterThan(SEEDS / 10);
    }

    private void check(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double cpuLimit = random.nextInt(4) == 0 ? Seen.NONE : random.nextInt(20, 2000) / 1000.0;
        double memoryLimit = random.nextInt(4) == 0 ? Seen.NONE : random.nextInt(16, 2000);
        double cpuRequest = request(random, cpuLimit, 0.001);
        double memoryRequest = request(random, memoryLimit, 1);
        double cpu = random.nextDouble(0.001, cpuLimit == Seen.NONE ? 2 : cpuLimit);
        double memory = random.nextDouble(1, memoryLimit == Seen.NONE ? 2000 : memoryLimit);
        double[] spread = random.doubles(700, 0.3, 1).toArray();
        boolean throttled = random.nextBoolean();
        boolean kill = random.nextInt(4) == 0;
        Seen seen = Seen.during(random.nextInt(40, 120))
                .deployment("cart")
                .limits("cart", "server", cpuRequest, cpuLimit, memoryRequest, memoryLimit)
                .course("cart", Use.CPU, i -> 100 * cpu * spread[i])
                .course("cart", Use.MEMORY, i -> memory * spread[i + 200])
                .course("cart", Strain.THROTTLED, i -> throttled ? 30 * spread[i] : 0);
        if (throttled && random.nextBoolean()) {
            seen.judged(
                    Observed.service("cart", Strain.THROTTLED, Statistic.VALUE).regressed(150, 4));
        }
        if (kill) {
            seen.ended(killed("cart", START.plusSeconds(60)));
        }
        Situation situation = seen.situation();
        ContainerLimits now = situation.evidence().limits().get(0);
        Now then = applied(now, Seen.recommended(situation));
        double most = Use.values(
                        situation.series("cart", Use.MEMORY).orElseThrow().highest())
                .max()
                .orElseThrow();

        assertThat(then.memoryLimit()).as("seed " + seed).isGreaterThanOrEqualTo(most * Seen.MIB);
        assertThat(then.cpuLimit()).as("seed " + seed).isGreaterThanOrEqualTo(orNone(now.cpuLimit()));
        assertThat(then.cpuRequest()).as("seed " + seed).isLessThanOrEqualTo(then.cpuLimit());
        assertThat(then.memoryRequest()).as("seed " + seed).isLessThanOrEqualTo(then.memoryLimit());
        if (throttled) {
            assertThat(then.cpuRequest()).as("seed " + seed).isGreaterThanOrEqualTo(orZero(now.cpuRequest()));
        }
        if (kill) {
            assertThat(then.memoryLimit()).as("seed " + seed).isGreaterThanOrEqualTo(orNone(now.memoryLimit()));
            assertThat(then.memoryRequest()).as("seed " + seed).isGreaterThanOrEqualTo(orZero(now.memoryRequest()));
        }
        lowered += then.memoryLimit() < orNone(now.memoryLimit()) ? 1 : 0;
        raised += then.memoryRequest() > orZero(now.memoryRequest()) ? 1 : 0;
    }

    private static double request(SplittableRandom random, double limit, double unit) {
        double most = limit == Seen.NONE ? 1000 * unit : limit;
        return random.nextInt(4) == 0
                ? Seen.NONE
                : Math.max(unit, Math.floor(random.nextDouble() * most / unit) * unit);
    }

    /** A container's amounts; what is not limited is limited by nothing. */
    private record Now(double cpuRequest, double cpuLimit, double memoryRequest, double memoryLimit) {}

    private static Now applied(ContainerLimits now, List<Recommendation> all) {
        return new Now(
                proposed("cpu-request", all, orZero(now.cpuRequest())),
                proposed("cpu-limit", all, orNone(now.cpuLimit())),
                proposed("memory-request", all, orZero(now.memoryRequest())),
                proposed("memory-limit", all, orNone(now.memoryLimit())));
    }

    private static double proposed(String id, List<Recommendation> all, double now) {
        return all.stream()
                .filter(r -> r.id().equals(id + "/cart/server"))
                .map(Recommendation::proposed)
                .mapToDouble(NeverLessTest::amount)
                .findFirst()
                .orElse(now);
    }

    private static double amount(String quantity) {
        return quantity.endsWith("Mi")
                ? Seen.MIB * Double.parseDouble(quantity.replace("Mi", ""))
                : Double.parseDouble(quantity.replace("m", "")) / 1000;
    }

    private static double orNone(OptionalDouble limit) {
        return limit.orElse(Double.MAX_VALUE);
    }

    private static double orZero(OptionalDouble request) {
        return request.orElse(0);
    }
}
