package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where, in what Prometheus saw, a load of a certain length ran: it rises from idle and falls back to idle that much later. A load
 * of which only one edge is seen, or that was there before and after as well, is none of them.
 */
final class LoadStretches {
    /** How many samples an edge may be wide, or off, and still be that edge: a rate over four scrapes takes as many to rise. */
    static final int EDGE = 4;

    /** Of the load: what is below it is idle. Services and exporters use some CPU without any request. */
    private static final double IDLE = 0.4;

    private static final double MOSTLY = 0.9;

    /** More than 28 hours at a second: an answer made by hand may hold any times. */
    private static final long MOST_POINTS = 120_000;

    private final long from;
    private final long step;
    private final double[] values;
    private final int length;

    /** A load as Prometheus saw it, and how high it was. */
    record Stretch(Instant from, Instant to, double level) {
        /** How much later it began and ended than this window; less than 0 is earlier. */
        Duration after(Window window) {
            Duration rise = Duration.between(window.start(), from);
            Duration fall = Duration.between(window.end(), to);
            return rise.plus(fall).dividedBy(2);
        }

        Stretch earlier(Duration by) {
            return new Stretch(from.minus(by), to.minus(by), level);
        }
    }

    private LoadStretches(long from, long step, double[] values, int length) {
        this.from = from;
        this.step = step;
        this.values = values;
        this.length = length;
    }

    static List<Stretch> of(Samples load, long stepSeconds, Duration length) {
        int samples = (int) (length.toSeconds() / stepSeconds);
        long step = stepSeconds * 1000;
        if (load.size() == 0
                || samples <= 3 * EDGE
                || (load.time(load.size() - 1) - load.time(0)) / step > MOST_POINTS) {
            return List.of();
        }
        return new LoadStretches(load.time(0), step, onGrid(load, step), samples).all();
    }

    /** Whether these two levels differ as idle and load do. */
    static boolean isIdle(double level, double load) {
        return level <= IDLE * load;
    }

    /** The middle one of those that are known. */
    static OptionalDouble median(double... values) {
        double[] known =
                DoubleStream.of(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(known[known.length / 2]);
    }

    /** A sample for each step; NaN where there is none, since nobody knows what was then. */
    private static double[] onGrid(Samples load, long step) {
        double[] values = new double[(int) ((load.time(load.size() - 1) - load.time(0)) / step) + 1];
        Arrays.fill(values, Double.NaN);
        IntStream.range(0, load.size())
                .forEach(i -> values[(int) ((load.time(i) - load.time(0)) / step)] = load.value(i));
        return values;
    }

    private List<Stretch> all() {
        return IntStream.range(2 * EDGE, values.length - length - 2 * EDGE)
                .mapToObj(this::startingAbout)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Stretch> startingAbout(int start) {
        int end = start + length;
        OptionalDouble before = median(Arrays.copyOfRange(values, start - 2 * EDGE, start - EDGE));
        OptionalDouble first = median(Arrays.copyOfRange(values, start + EDGE, start + 2 * EDGE));
        if (before.isEmpty() || first.isEmpty() || !isIdle(before.getAsDouble(), first.getAsDouble())) {
            return Optional.empty(); // most places are none, and a median of all of the load takes its time
        }
        OptionalDouble inside = median(Arrays.copyOfRange(values, start + EDGE, end - EDGE));
        OptionalDouble after = median(Arrays.copyOfRange(values, end + EDGE, end + 2 * EDGE));
        if (inside.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        double idle = Math.max(before.getAsDouble(), after.getAsDouble());
        return isIdle(idle, inside.getAsDouble()) ? between(start, end, idle, inside.getAsDouble()) : Optional.empty();
    }

    private Optional<Stretch> between(int start, int end, double idle, double load) {
        double half = (idle + load) / 2;
        int rise = IntStream.rangeClosed(start - EDGE, start + EDGE)
                .filter(i -> values[i] >= half)
                .findFirst()
                .orElse(end);
        int fall = IntStream.rangeClosed(end - EDGE, end + EDGE)
                .filter(i -> values[i] >= half)
                .max()
                .orElse(rise);
        long above =
                IntStream.rangeClosed(rise, fall).filter(i -> values[i] >= half).count();
        return above >= MOSTLY * length && Math.abs(fall + 1 - rise - length) <= EDGE
                ? Optional.of(new Stretch(between(rise - 1, rise), between(fall, fall + 1), load))
                : Optional.empty();
    }

    private Instant between(int one, int next) {
        return Instant.ofEpochMilli(from + (one + next) * step / 2);
    }
}
