package io.benchmarkagent.detection;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * q-values: the smallest false-discovery rate at which each of many p-values would be found.
 *
 * <p>Source: Benjamini &amp; Hochberg 1995; the same as R's {@code p.adjust(method = "BH")}.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /** Those whose q-value is at most {@code q}, in their order. */
    static <T> List<T> within(double q, List<T> tested, ToDoubleFunction<T> pValue) {
        double[] qValues = qValues(tested.stream().mapToDouble(pValue).toArray());
        return IntStream.range(0, qValues.length)
                .filter(i -> qValues[i] <= q)
                .mapToObj(tested::get)
                .toList();
    }

    public static double[] qValues(double[] p) {
        List<Integer> largestFirst = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .toList();
        double[] q = new double[p.length];
        double smallest = 1;
        for (int i = 0; i < p.length; i++) {
            int at = largestFirst.get(i);
            smallest = Math.min(smallest, p[at] * p.length / (p.length - i));
            q[at] = smallest;
        }
        return q;
    }
}
