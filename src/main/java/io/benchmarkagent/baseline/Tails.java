package io.benchmarkagent.baseline;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * How heavy the tails of each kind are: as its own numbers tell where they are enough. Kinds of series that are too small for that
 * share what they tell together: they are made of few samples by one instrument, and stray alike.
 */
final class Tails {
    private Tails() {}

    /** @param ofSeries the kinds that are made of series */
    static List<FittedKind> told(List<FittedKind> kinds, Set<Kind> ofSeries) {
        Tail together = Tail.usuallyHeavy(kinds.stream()
                .filter(kind -> ofSeries.contains(kind.polished().kind()))
                .flatMapToDouble(kind -> DoubleStream.of(kind.leftOut()))
                .toArray());
        return kinds.stream().map(kind -> told(kind, ofSeries, together)).toList();
    }

    private static FittedKind told(FittedKind kind, Set<Kind> ofSeries, Tail together) {
        double[] own = kind.leftOut();
        boolean shared = !Tail.isTold(own) && ofSeries.contains(kind.polished().kind());
        return kind.with(shared ? together : Tail.of(own));
    }
}
