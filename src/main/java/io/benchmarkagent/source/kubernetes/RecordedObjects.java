package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Kubernetes objects recorded as {@code kubectl get -o json} prints them: {@code pods.json}, {@code events.json},
 * {@code deployments.json} and so on, or the same as {@code .json.gz}.
 */
public final class RecordedObjects {
    private final List<DataQuality> dataQuality = new ArrayList<>();
    private final Map<Kind, List<JsonNode>> objects = new EnumMap<>(Kind.class);

    private RecordedObjects() {}

    /**
     * What the recorded objects tell of a window, both ends included: containers that ended in it, events last seen in it, and the
     * requests and limits of all workloads. Each file is looked for in the folders in order, and the first one found is used. A file
     * that cannot be read, or none at all, is a line of the evidence's data quality.
     */
    public static Evidence read(List<Path> folders, Instant from, Instant to) {
        return new RecordedObjects().evidence(folders, from, to);
    }

    private Evidence evidence(List<Path> folders, Instant from, Instant to) {
        boolean any = false;
        for (Kind kind : Kind.values()) {
            Optional<ObjectFile> file = ObjectFile.find(kind, folders);
            any |= file.isPresent();
            objects.put(kind, file.map(found -> read(kind, found)).orElse(List.of()));
        }
        if (!any) {
            dataQuality.add(nothingRecorded());
        }
        List<JsonNode> workloads = Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET, Kind.DAEMON_SET)
                .flatMap(kind -> of(kind).stream())
                .toList();
        Limits.unreadable(workloads).forEach(amount -> dataQuality.add(noQuantity(amount)));
        Owners owners = new Owners(of(Kind.POD), of(Kind.REPLICA_SET));
        return new Evidence(
                List.of(),
                OptionalLong.empty(),
                new Terminations(owners, from, to).of(of(Kind.POD)),
                new Events(owners, from, to).of(of(Kind.EVENT)),
                Limits.of(workloads),
                Machines.of(of(Kind.NODE), of(Kind.POD)),
                List.of(),
                dataQuality);
    }

    private List<JsonNode> of(Kind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    private List<JsonNode> read(Kind kind, ObjectFile file) {
        try {
            return file.read();
        } catch (ObjectFile.Refused e) {
            dataQuality.add(unreadable(kind, file.place(), e.what()));
            return List.of();
        }
    }

    private static DataQuality unreadable(Kind kind, String place, String what) {
        return new DataQuality(
                "kubernetes/" + kind.file() + "/unreadable",
                DataQuality.Level.WARNING,
                kind.file(),
                place + " " + what,
                "record it again: kubectl get " + kind.file() + " -o json > " + kind.file() + ".json");
    }

    private static DataQuality nothingRecorded() {
        return new DataQuality(
                "kubernetes/none",
                DataQuality.Level.INFO,
                "kubernetes",
                "no Kubernetes objects are recorded for this run: restarts, events and limits are not known",
                "record them at the end of a run: kubectl get pods -o json > evidence/<run_id>/kubernetes/pods.json,"
                        + " and events, deployments, replicasets likewise");
    }

    private static DataQuality noQuantity(String amount) {
        return new DataQuality(
                "kubernetes/limits/" + amount.substring(0, amount.indexOf(':')),
                DataQuality.Level.WARNING,
                amount.substring(0, amount.indexOf(':')),
                "a request or limit is no quantity: " + amount,
                "write it as Kubernetes does, such as 200m or 128Mi");
    }
}
