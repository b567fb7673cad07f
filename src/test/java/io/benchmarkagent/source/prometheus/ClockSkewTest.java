package io.benchmarkagent.source.prometheus;

import static io.benchmarkagent.source.prometheus.OneLoad.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchmarkagent.run.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples 15 s apart, of which {@code second} 0 is where the load of 600 s begins. */
class ClockSkewTest {
    private static final Scrape SCRAPE = Scrape.learned(15);
    private static final Duration PLAIN = Duration.ZERO;

    private static Samples samples(int fromSecond, int toSecond, IntToDoubleFunction value) {
        int n = (toSecond - fromSecond) / 15 + 1;
        long[] times = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = START.plusSeconds(fromSecond + 15L * i).toEpochMilli();
            values[i] = value.applyAsDouble(fromSecond + 15 * i);
        }
        return new Samples(times, values, 0);
    }

    private static double load(int second) {
        return second >= 0 && second < 600 ? 50 : 1;
    }

    private static Optional<ClockSkew> skew(Samples load, int aheadSeconds) {
        Instant start = START.plusSeconds(aheadSeconds);
        return ClockSkew.of(load, new Window("default", start, start.plusSeconds(600)), SCRAPE, PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {-900, -300, -120, 120, 300, 900})
    void aLoadOfWhichBothEdgesAreOffByTheSameIsSkewedByThatMuch(int ahead) {
        assertThat(skew(samples(-2400, 3000, ClockSkewTest::load), ahead))
                .hasValueSatisfying(skew -> assertThat(skew.shift().toSeconds()).isCloseTo(-ahead, within(15L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -30, 0, 30, 60})
    void aFewScrapesAreNoSkew(int ahead) {
        assertThat(skew(samples(-2400, 3000, ClockSkewTest::load), ahead)).isEmpty();
    }

    @Test
    void ofALoadThatIsCutOffByTheEndOfTheDataNothingIsTold() {
        assertThat(skew(samples(-2400, 570, ClockSkewTest::load), -120)).isEmpty();
        assertThat(skew(samples(30, 3000, ClockSkewTest::load), 120)).isEmpty();
    }

    @Test
    void aLoadThatBeganEarlierAndEndedInTimeIsAWarmUpAndNoSkew() {
        assertThat(skew(samples(-2400, 3000, s -> s >= -300 && s < 600 ? 50 : 1), 0))
                .isEmpty();
    }

    @Test
    void aSlowRampIsNoSkew() {
        assertThat(skew(samples(-2400, 3000, s -> s < 0 || s >= 600 ? 1 : Math.min(50, s / 5.0)), 0))
                .isEmpty();
    }

    @Test
    void aLoadThatIsSteadyBeforeAndAfterTellsNothing() {
        assertThat(skew(samples(-2400, 3000, s -> 50 + StrictMath.sin(s)), 120)).isEmpty();
        assertThat(skew(samples(-2400, 3000, s -> s >= 0 && s < 600 ? 60 : 40), 120))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-14 * 3600, -3600, 3600, 5 * 3600 + 1800})
    void wholeAndHalfHoursAreATimeZone(int ahead) {
        assertThat(skew(samples(-15 * 3600, 15 * 3600, ClockSkewTest::load), ahead))
                .hasValueSatisfying(skew -> {
                    assertThat(skew.isOfZones(Duration.ofMinutes(1))).isTrue();
                    assertThat(skew.zones().toSeconds()).isEqualTo(-ahead);
                });
    }

    @Test
    void halfAnHourAloneIsAClockAndNoZone() {
        assertThat(skew(samples(-15 * 3600, 15 * 3600, ClockSkewTest::load), 1800))
                .hasValueSatisfying(skew ->
                        assertThat(skew.isOfZones(Duration.ofMinutes(1))).isFalse());
    }

    @Test
    void timesThatNobodyHasCostNothing() {
        Samples odd = new Samples(new long[] {0, START.toEpochMilli(), Long.MAX_VALUE / 2}, new double[] {1, 50, 1}, 0);
        assertThat(skew(odd, 0)).isEmpty();
    }

    @Test
    void farOffAndByNoZoneItIsAnotherLoad() {
        assertThat(skew(samples(-15 * 3600, 15 * 3600, ClockSkewTest::load), 4000))
                .isEmpty();
    }

    @Test
    void benchmarksOfEveryHourAreNoMistakeOfZones() {
        assertThat(skew(samples(-5 * 3600, 5 * 3600, s -> load(Math.floorMod(s, 3600))), 0))
                .isEmpty();
        assertThat(skew(samples(-5 * 3600, 5 * 3600, s -> s < 3600 ? load(Math.floorMod(s, 3600)) : 1), 2 * 3600))
                .isEmpty();
    }

    @Test
    void theRunBeforeIsNotTakenForThisOneWhoseEndIsNotSeen() {
        assertThat(skew(samples(-2400, 1500, s -> s < 900 ? load(s) : 50), 900)).isEmpty();
    }
}
