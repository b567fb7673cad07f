package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a series' steady state may be held against other runs. A quantile is never averaged over time: its median tells the level, and
 * its maximum the worst moment.
 */
final class SteadyStatistics {
    private static final Pattern QUANTILE = Pattern.compile(".*_p\\d+(_.*)?");
    private static final List<Statistic> OF_QUANTILES = List.of(Statistic.P50, Statistic.MAX);
    private static final List<Statistic> OF_OTHERS =
            List.of(Statistic.MEAN, Statistic.P50, Statistic.P95, Statistic.MAX, Statistic.SLOPE);

    private SteadyStatistics() {}

    /** Where the catalogue does not say. */
    static List<Statistic> usual(String metric) {
        return isQuantile(metric) ? OF_QUANTILES : List.of(Statistic.MEAN, Statistic.P95, Statistic.MAX);
    }

    static boolean fit(String metric, List<Statistic> statistics) {
        return allowed(metric).containsAll(statistics)
                && statistics.stream().distinct().count() == statistics.size();
    }

    /** "p50, max, each once; a quantile is never averaged". */
    static String known(String metric) {
        return allowed(metric).stream().map(Statistic::word).collect(Collectors.joining(", "))
                + ", each once"
                + (isQuantile(metric) ? "; a quantile is never averaged" : "");
    }

    private static List<Statistic> allowed(String metric) {
        return isQuantile(metric) ? OF_QUANTILES : OF_OTHERS;
    }

    private static boolean isQuantile(String metric) {
        return QUANTILE.matcher(metric).matches();
    }
}
