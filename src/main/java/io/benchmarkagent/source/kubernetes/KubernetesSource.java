package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.WorkloadState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Kubernetes tells of a run: from recorded objects, and from the cluster for what is not recorded, where that is asked for. What
 * cannot be had is a line of data quality and never an exception. The same objects give the same evidence, whether they were asked
 * or read.
 */
public final class KubernetesSource {
    /** How long before and after a run events are told that may belong to it: a pod that found no node, one that was evicted. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration EVENTS_ARE_KEPT = Duration.ofHours(1);

    private final KubernetesSettings settings;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Duration patience;

    /** With the environment variables, of which those are read that kubectl reads. */
    public KubernetesSource(KubernetesSettings settings, Map<String, String> environment, Clock clock) {
        this(settings, environment, clock, settings.totalTimeout());
    }

    private KubernetesSource(
            KubernetesSettings settings, Map<String, String> environment, Clock clock, Duration patience) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.patience = patience;
    }

    /** The same, asking the cluster no longer than this in any case. */
    public KubernetesSource within(Duration atMost) {
        boolean shorter = atMost.compareTo(patience) < 0;
        return new KubernetesSource(settings, environment, clock, shorter ? atMost : patience);
    }

    /**
     * What the objects tell of a run's window, both ends included: containers that ended in it, events seen in it or shortly before
     * or after; and the state of the cluster when it was looked at. Each kind is looked for in the folders in their order; what was
     * asked is kept in {@code recordInto}, which is made when there is something to keep.
     */
    public Evidence collect(Instant from, Instant to, List<Path> recordedFolders, Path recordInto) {
        Optional<ObjectRecorder> recorder = Optional.of(new ObjectRecorder(recordInto));
        if (!settings.enabled()) {
            return collect(from, to, recordedFolders, recorder, Optional.empty());
        }
        ClusterAccess access = new ClusterAccess(settings, environment, ClusterAccess.SERVICE_ACCOUNT);
        try (LiveObjects live = new LiveObjects(access, patience, System::nanoTime)) {
            return collect(from, to, recordedFolders, recorder, Optional.of(live));
        }
    }

    /** What the cluster itself tells of a time that is no run's; nothing is recorded of it. */
    static Evidence watched(ClusterAccess access, Duration patience, Clock clock, Instant from, Instant to) {
        KubernetesSource source = new KubernetesSource(access.settings(), access.environment(), clock, patience);
        try (LiveObjects live = new LiveObjects(access, patience, System::nanoTime)) {
            return source.collect(from, to, List.of(), Optional.empty(), Optional.of(live));
        }
    }

    private Evidence collect(
            Instant from,
            Instant to,
            List<Path> folders,
            Optional<ObjectRecorder> recorder,
            Optional<LiveObjects> live) {
        ObjectCollector collector = new ObjectCollector(settings.namespace(), folders, recorder, live, clock);
        Map<Kind, ObjectList> objects = collector.collect();
        List<DataQuality> lines = new ArrayList<>(collector.dataQuality());
        Limits.unreadable(workloads(objects)).forEach(amount -> lines.add(Lines.noQuantity(amount)));
        lines.addAll(remarks(objects, from));
        Owners owners = new Owners(of(objects, Kind.POD), of(objects, Kind.REPLICA_SET));
        ClusterState state = state(objects, owners, from, to);
        return new Evidence(
                List.of(),
                OptionalLong.empty(),
                new Terminations(owners, from, to).of(of(objects, Kind.POD)),
                new Events(owners, from.minus(MARGIN), to.plus(MARGIN)).of(events(objects)),
                Limits.of(workloads(objects)),
                Machines.of(state.nodes(), state.pods()),
                state,
                List.of(),
                lines);
    }

    private static ClusterState state(Map<Kind, ObjectList> objects, Owners owners, Instant from, Instant to) {
        List<WorkloadState> workloads = Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.DAEMON_SET)
                .flatMap(kind -> Workloads.of(kind, of(objects, kind)))
                .toList();
        return new ClusterState(
                Pods.of(of(objects, Kind.POD), owners),
                workloads,
                Workloads.autoscalers(of(objects, Kind.HORIZONTAL_POD_AUTOSCALER)),
                Nodes.of(of(objects, Kind.NODE)),
                Workloads.services(of(objects, Kind.SERVICE), workloads(objects)),
                Usage.of(of(objects, Kind.POD_METRICS), owners, from, to));
    }

    /** What is to be said of lists that this program asked for; of one made by hand it is not known when and of whom it was asked. */
    private static List<DataQuality> remarks(Map<Kind, ObjectList> objects, Instant begun) {
        List<DataQuality> lines = new ArrayList<>();
        emptyAnswer(objects, Kind.POD).map(Lines::noPods).ifPresent(lines::add);
        if (!of(objects, Kind.POD).isEmpty()) {
            emptyAnswer(objects, Kind.POD_METRICS).map(Lines::noUsage).ifPresent(lines::add);
        }
        asked(objects, Kind.EVENT)
                .map(ObjectList.Recorded::at)
                .filter(at -> at.isAfter(begun.plus(EVENTS_ARE_KEPT)))
                .filter(at -> of(objects, Kind.EVENT).stream().noneMatch(event -> Events.isSeenBefore(event, begun)))
                .ifPresent(at -> lines.add(Lines.eventsExpired(begun, at)));
        return lines;
    }

    private static Optional<String> emptyAnswer(Map<Kind, ObjectList> objects, Kind kind) {
        return asked(objects, kind).filter(by -> of(objects, kind).isEmpty()).map(ObjectList.Recorded::namespace);
    }

    private static Optional<ObjectList.Recorded> asked(Map<Kind, ObjectList> objects, Kind kind) {
        return Optional.ofNullable(objects.get(kind)).flatMap(ObjectList::recorded);
    }

    private static List<JsonNode> events(Map<Kind, ObjectList> objects) {
        return Stream.of(Kind.EVENT, Kind.NODE_EVENT)
                .flatMap(kind -> of(objects, kind).stream())
                .toList();
    }

    private static List<JsonNode> workloads(Map<Kind, ObjectList> objects) {
        return Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.DAEMON_SET)
                .flatMap(kind -> of(objects, kind).stream())
                .toList();
    }

    private static List<JsonNode> of(Map<Kind, ObjectList> objects, Kind kind) {
        return Optional.ofNullable(objects.get(kind)).map(ObjectList::items).orElse(List.of());
    }
}
