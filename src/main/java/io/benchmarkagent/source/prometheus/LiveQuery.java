package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A quantity of the catalogue, of services or of the cluster, as it is asked while somebody waits. */
public final class LiveQuery {
    /**
     * A time that somebody names is not smeared over what came before it more than has to be: with fewer samples a rate is
     * undefined.
     */
    private static final int WINDOW_SCRAPES = 2;

    private final CatalogueQuery query;

    LiveQuery(CatalogueQuery query) {
        this.query = query;
    }

    public MetricSpec spec() {
        return query.spec();
    }

    public boolean isOfTheCluster() {
        return query.scope() == Scope.CLUSTER;
    }

    /** In order of preference: the first that has data is meant. */
    public List<String> expressions(String namespace, long scrapeSeconds) {
        Placeholders placeholders = new Placeholders(namespace, scrapeSeconds, WINDOW_SCRAPES);
        return query.promql().stream().map(placeholders::fill).toList();
    }

    /** Whom a series is about: a pod's workload, a service, an edge; empty where its labels do not tell. */
    public Optional<String> subjectOf(Map<String, String> labels) {
        return query.subjectOf(labels);
    }
}
