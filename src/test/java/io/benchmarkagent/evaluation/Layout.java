package io.benchmarkagent.evaluation;

import io.benchmarkagent.run.MetricKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** So many services, each with so many metrics; the metric of all services is one kind. */
record Layout(int services, int metrics) {

    int size() {
        return services * metrics;
    }

    List<MetricKey> keys(String metric) {
        return keys(metric, "");
    }

    /** In the order of a run's measurements: all metrics of the first service, then of the next. */
    List<MetricKey> keys(String before, String after) {
        return IntStream.range(0, size())
                .mapToObj(i -> new MetricKey(
                        Scope.SERVICE,
                        subject(service(i)),
                        before + (char) ('a' + i % metrics) + after,
                        Statistic.MEAN))
                .toList();
    }

    static String subject(int service) {
        return String.format(Locale.ROOT, "service-%03d", service);
    }

    int service(int i) {
        return i / metrics;
    }

    String words() {
        return metrics == 1 ? "one kind of " + services : services + " services × " + metrics + " metrics";
    }
}
