package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for the run's load where the run JSON says it was and, when it did not begin there, half a day around: told from the request
 * rate of the cluster, else from the CPU of its services. What is asked for that is recorded like every answer.
 */
final class LoadAround {
    /** Zones are at most 14 hours from UTC. */
    static final Duration FARTHEST = Duration.ofHours(14);

    private static final String REQUESTS = "request_rate_rps";
    private static final String CPU = "cpu.utilization_pct";
    private static final String EACH = "around-";

    /** Requests a second that are more than probes of health. */
    private static final double SERVED = 1;

    private final QueryCatalogue catalogue;
    private final Window window;
    private final Scrape scrape;
    private final Duration rateWindow;
    private final Asking asking;

    /** Answers one query over the time around the run. */
    interface Asking {
        Collected collect(CatalogueQuery query) throws InterruptedException;
    }

    /** What was asked for it, and what it told. */
    record Told(List<Collected> asked, Optional<DataQuality> line) {
        Told {
            asked = List.copyOf(asked);
        }
    }

    LoadAround(QueryCatalogue catalogue, Window window, Scrape scrape, Duration rateWindow, Asking asking) {
        this.catalogue = catalogue;
        this.window = window;
        this.scrape = scrape;
        this.rateWindow = rateWindow;
        this.asking = asking;
    }

    Told told(List<Series> series) throws InterruptedException {
        List<Collected> asked = new ArrayList<>();
        for (CatalogueQuery query : loads()) {
            Samples load = total(series, query.spec().metric(), query.scope());
            if (load.size() == 0) {
                continue;
            }
            Optional<ClockSkew> skew = skew(load);
            if (skew.isEmpty() && isInPlace(load, query.scope())) {
                break;
            }
            if (skew.isEmpty()) {
                Collected around = asking.collect(over(query));
                asked.add(around);
                skew = skew(total(around.series(), query.spec().metric(), Scope.CLUSTER));
            }
            if (skew.isPresent()) {
                return new Told(asked, skew.map(found -> TimeLines.clockSkew(found, window, scrape)));
            }
        }
        return new Told(asked, Optional.empty());
    }

    private Optional<ClockSkew> skew(Samples load) {
        return ClockSkew.of(load, window, scrape, rateWindow);
    }

    private List<CatalogueQuery> loads() {
        return catalogue.queries().stream()
                .filter(LoadAround::isLoad)
                .sorted(Comparator.comparing(CatalogueQuery::scope))
                .toList();
    }

    private static boolean isLoad(CatalogueQuery query) {
        return (query.spec().metric().equals(REQUESTS) && query.scope() == Scope.CLUSTER)
                || (query.spec().metric().equals(CPU) && query.scope() == Scope.SERVICE);
    }

    /** The sum over all subjects, under a name of its own; nothing that is missed when it is not there. */
    private static CatalogueQuery over(CatalogueQuery query) {
        return new CatalogueQuery(
                EACH + query.id(),
                query.spec(),
                Scope.CLUSTER,
                List.of(),
                Pods.SUM,
                List.of(),
                true,
                query.needs(),
                query.promql());
    }

    private static Samples total(List<Series> series, String metric, Scope scope) {
        return total(series.stream()
                .filter(one -> one.spec().metric().equals(metric) && one.scope() == scope)
                .toList());
    }

    /** At each moment over the series that have a sample then. */
    static Samples total(List<Series> series) {
        Map<Long, Double> byTime = new TreeMap<>();
        series.stream().map(Series::samples).forEach(samples -> {
            for (int i = 0; i < samples.size(); i++) {
                byTime.merge(samples.time(i), samples.value(i), Double::sum);
            }
        });
        return new Samples(
                byTime.keySet().stream().mapToLong(Long::longValue).toArray(),
                byTime.values().stream().mapToDouble(Double::doubleValue).toArray(),
                0);
    }

    /** Loaded from its first moment to its last, as requests that were served tell, or CPU that was idle before. */
    private boolean isInPlace(Samples load, Scope scope) {
        long edge =
                Duration.ofSeconds(LoadStretches.EDGE * scrape.stepSeconds()).toMillis();
        long start = window.start().toEpochMilli();
        long end = window.end().toEpochMilli();
        double usual = level(load, start, end);
        boolean throughout = !LoadStretches.isIdle(level(load, start + edge, start + 2 * edge), usual)
                && !LoadStretches.isIdle(level(load, end - edge, end), usual);
        return throughout
                && (scope == Scope.CLUSTER
                        ? usual >= SERVED
                        : LoadStretches.isIdle(level(load, start - 2 * edge, start - edge), usual));
    }

    private static double level(Samples load, long from, long to) {
        Samples part = load.between(from, to);
        double[] values = new double[part.size()];
        Arrays.setAll(values, part::value);
        return LoadStretches.median(values).orElse(0);
    }
}
