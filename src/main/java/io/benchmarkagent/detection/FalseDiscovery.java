package io.benchmarkagent.detection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * q-values: the smallest false-discovery rate at which each of many p-values would be found.
 *
 * <p>Source: Benjamini &amp; Hochberg 1995; the same as R's {@code p.adjust(method = "BH")}.
 */
final class FalseDiscovery {
    private FalseDiscovery() {}

    static double[] qValues(double[] p) {
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
