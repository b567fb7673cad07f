package io.benchmarkagent.run;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What was observed during a run's window. Anything that could not be had is a line of {@code dataQuality}, never an exception. */
public record Evidence(
        List<Series> series,
        OptionalLong scrapeSeconds,
        List<Termination> terminations,
        List<ClusterEvent> events,
        List<ContainerLimits> limits,
        List<Machine> machines,
        ClusterState cluster,
        List<AskedQuery> queries,
        List<DataQuality> dataQuality) {
    public static final Evidence NONE = new Evidence(
            List.of(), OptionalLong.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Evidence {
        series = List.copyOf(series);
        terminations = List.copyOf(terminations);
        events = List.copyOf(events);
        limits = List.copyOf(limits);
        machines = List.copyOf(machines);
        queries = List.copyOf(queries);
        dataQuality = List.copyOf(dataQuality);
    }

    /** The same series beside what Kubernetes told of the same time. */
    public Evidence beside(Evidence objects) {
        return new Evidence(
                series,
                scrapeSeconds,
                objects.terminations(),
                objects.events(),
                objects.limits(),
                objects.machines(),
                objects.cluster(),
                queries,
                Stream.concat(dataQuality.stream(), objects.dataQuality().stream())
                        .toList());
    }

    /** Where nobody looked at the state of the cluster. */
    public Evidence(
            List<Series> series,
            OptionalLong scrapeSeconds,
            List<Termination> terminations,
            List<ClusterEvent> events,
            List<ContainerLimits> limits,
            List<Machine> machines,
            List<AskedQuery> queries,
            List<DataQuality> dataQuality) {
        this(series, scrapeSeconds, terminations, events, limits, machines, ClusterState.UNKNOWN, queries, dataQuality);
    }
}
