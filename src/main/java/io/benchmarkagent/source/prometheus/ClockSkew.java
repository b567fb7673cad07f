package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How much later than the run JSON says Prometheus saw the load; less than 0 is earlier. Both its edges are off by the same, or it is
 * none: a load of which one edge is where it should be only began or ended otherwise. What it leaves of the run's window is idle.
 */
record ClockSkew(LoadStretches.Stretch seen, Duration shift) {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /**
     * Empty where the load was when the run JSON says, and where nothing tells that it was not.
     *
     * @param rateWindow over which the samples are rates: they tell of an edge half of it late
     */
    static Optional<ClockSkew> of(Samples load, Window window, Scrape scrape, Duration rateWindow) {
        Duration edge = edge(scrape);
        List<ClockSkew> loads = LoadStretches.of(load, scrape.stepSeconds(), window.length()).stream()
                .map(seen -> seen.earlier(rateWindow.dividedBy(2)))
                .map(seen -> new ClockSkew(seen, seen.after(window)))
                .toList();
        return loads.stream().anyMatch(one -> isAtMost(edge, one.shift))
                ? Optional.empty()
                : only(
                        loads.stream()
                                .filter(one -> one.isPlausible(window, edge) && one.leavesIdle(load, window, edge))
                                .toList(),
                        edge);
    }

    /** Several loads that it could be are none: benchmarks that run every hour are no mistake of time zones. */
    private static Optional<ClockSkew> only(List<ClockSkew> candidates, Duration edge) {
        return candidates.stream().findFirst().filter(first -> candidates.stream()
                .allMatch(other -> isAtMost(edge, first.shift.minus(other.shift))));
    }

    /** One that is far off is another load, unless by as much as time zones are apart. */
    private boolean isPlausible(Window window, Duration edge) {
        return isAtMost(window.length(), shift) || isAtMost(HALF_AN_HOUR.plus(edge), shift) || isOfZones(edge);
    }

    private boolean leavesIdle(Samples load, Window window, Duration edge) {
        double[] rest = outside(
                load.between(window.start().toEpochMilli(), window.end().toEpochMilli()),
                seen.from().minus(edge),
                seen.to().plus(edge));
        OptionalDouble level = LoadStretches.median(rest);
        return level.isEmpty() || LoadStretches.isIdle(level.getAsDouble(), seen.level());
    }

    private static double[] outside(Samples samples, Instant from, Instant to) {
        return IntStream.range(0, samples.size())
                .filter(i -> samples.time(i) < from.toEpochMilli() || samples.time(i) > to.toEpochMilli())
                .mapToDouble(samples::value)
                .toArray();
    }

    /** How far off an edge may be and still be in its place. */
    static Duration edge(Scrape scrape) {
        return Duration.ofMillis((2 * LoadStretches.EDGE + 1) * scrape.stepSeconds() * 500);
    }

    /** Time zones are whole or half hours apart, and an hour at least. */
    boolean isOfZones(Duration edge) {
        return !isAtMost(HALF_AN_HOUR, zones()) && isAtMost(edge, shift.minus(zones()));
    }

    /** The nearest whole or half hour. */
    Duration zones() {
        return HALF_AN_HOUR.multipliedBy(Math.round((double) shift.toMillis() / HALF_AN_HOUR.toMillis()));
    }

    private static boolean isAtMost(Duration most, Duration some) {
        return some.abs().compareTo(most) <= 0;
    }
}
