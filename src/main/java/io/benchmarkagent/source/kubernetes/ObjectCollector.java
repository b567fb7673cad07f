package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.source.kubernetes.NoAnswer.Reason;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The objects of one run being collected: each kind in the recorded files, in the order of their folders, and where no file of it
 * can be used, in the cluster. What is asked is kept as it is used.
 */
final class ObjectCollector {
    private final String namespace;
    private final List<Path> folders;
    private final Optional<ObjectRecorder> recorder;
    private final Optional<LiveObjects> live;
    private final Clock clock;

    private final Map<Kind, ObjectList> found = new EnumMap<>(Kind.class);
    private final Map<Reason, List<Kind>> failed = new EnumMap<>(Reason.class);
    private final Map<Reason, NoAnswer> why = new EnumMap<>(Reason.class);
    private final List<DataQuality> dataQuality = new ArrayList<>();
    private Optional<NotWritten> notKept = Optional.empty();

    /**
     * @param namespace the one that is wanted; empty for any
     * @param recorder empty for a time that is no run's: nothing is kept of it
     */
    ObjectCollector(
            String namespace,
            List<Path> folders,
            Optional<ObjectRecorder> recorder,
            Optional<LiveObjects> live,
            Clock clock) {
        this.namespace = namespace;
        this.folders = folders;
        this.recorder = recorder;
        this.live = live;
        this.clock = clock;
    }

    Map<Kind, ObjectList> collect() {
        for (Kind kind : Kind.values()) {
            List<DataQuality> refused = new ArrayList<>();
            Optional<ObjectList> objects = recorded(kind, refused).or(() -> listed(kind));
            objects.ifPresentOrElse(some -> found.put(kind, some), () -> dataQuality.addAll(refused));
        }
        return found;
    }

    /** What could not be had. */
    List<DataQuality> dataQuality() {
        List<DataQuality> lines = new ArrayList<>(dataQuality);
        String place = live.map(LiveObjects::place).orElse("");
        failed.forEach((reason, kinds) -> lines.add(line(place, reason, kinds)));
        notKept.map(Lines::cannotRecord).ifPresent(lines::add);
        if (found.isEmpty() && lines.isEmpty()) {
            lines.add(Lines.nothingRecorded());
        }
        return lines;
    }

    private DataQuality line(String place, Reason reason, List<Kind> kinds) {
        NoAnswer first = why.getOrDefault(reason, new NoAnswer(reason, ""));
        return reason.endsTheAsking() ? Lines.stopped(place, first, kinds) : Lines.failed(place, first, kinds);
    }

    private Optional<ObjectList> recorded(Kind kind, List<DataQuality> refused) {
        for (ObjectFile file : ObjectFile.find(kind, folders)) {
            try {
                ObjectList objects = file.read();
                if (isOfTheNamespace(kind, objects)) {
                    return Optional.of(ours(kind, objects));
                }
            } catch (ObjectFile.Refused e) {
                refused.add(Lines.unreadable(kind, file.place(), e.what()));
            }
        }
        return Optional.empty();
    }

    private boolean isOfTheNamespace(Kind kind, ObjectList objects) {
        return namespace.isEmpty()
                || kind == Kind.NODE
                || kind == Kind.NODE_EVENT
                || objects.recorded()
                        .map(by -> by.namespace().equals(namespace))
                        .orElse(true);
    }

    /** Recorded by hand with {@code --all-namespaces}, a file holds what is none of this benchmark's. */
    private ObjectList ours(Kind kind, ObjectList objects) {
        List<JsonNode> ours = objects.items().stream().filter(this::isOurs).toList();
        if (ours.isEmpty() && !objects.items().isEmpty()) {
            dataQuality.add(Lines.otherNamespaces(kind, objects.items().size(), namespace));
        }
        return new ObjectList(ours, objects.next(), objects.recorded());
    }

    private boolean isOurs(JsonNode object) {
        String own = Fields.namespace(object);
        return namespace.isEmpty() || own.isEmpty() || own.equals(namespace) || Events.isAboutANode(object);
    }

    private Optional<ObjectList> listed(Kind kind) {
        try {
            return live.isPresent() ? listed(kind, live.get()) : Optional.empty();
        } catch (NoAnswer e) {
            failed.computeIfAbsent(e.reason(), reason -> new ArrayList<>()).add(kind);
            why.putIfAbsent(e.reason(), e);
            return Optional.empty();
        }
    }

    private Optional<ObjectList> listed(Kind kind, LiveObjects cluster) throws NoAnswer {
        String asked = cluster.namespace();
        if (kind == Kind.NODE_EVENT && asked.equals(Kind.NODES_NAMESPACE)) {
            return Optional.empty(); // they are among the others
        }
        ObjectList objects =
                new ObjectList(items(kind, cluster), "", Optional.of(new ObjectList.Recorded(asked, clock.instant())));
        keep(kind, objects);
        return Optional.of(objects);
    }

    /** A cluster without metrics-server says so each time: that is an answer, and none that fails. */
    private static List<JsonNode> items(Kind kind, LiveObjects cluster) throws NoAnswer {
        try {
            return cluster.list(kind);
        } catch (NoAnswer e) {
            if (kind == Kind.POD_METRICS && e.reason() == Reason.NOT_SERVED) {
                return List.of();
            }
            throw e;
        }
    }

    private void keep(Kind kind, ObjectList objects) {
        try {
            if (recorder.isPresent()) {
                recorder.get().keep(kind, objects);
            }
        } catch (NotWritten e) {
            notKept = Optional.of(notKept.orElse(e));
        }
    }
}
