package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.DataQuality.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The data-quality lines of this room: their ids, words and remedies in one place. */
final class Lines {
    private static final String ROOM = "kubernetes";

    private Lines() {}

    static DataQuality unreadable(Kind kind, String place, String what) {
        return new DataQuality(
                "kubernetes/" + kind.file() + "/unreadable",
                Level.WARNING,
                kind.file(),
                place + " " + what,
                "record it again: kubectl " + kind.command() + " > " + kind.file() + ".json");
    }

    static DataQuality nothingRecorded() {
        return new DataQuality(
                "kubernetes/none",
                Level.INFO,
                ROOM,
                "no Kubernetes objects are recorded for this run: restarts, events and limits are not known",
                "give --kubernetes at the end of a run, or record them: kubectl get pods -o json >"
                        + " evidence/<run_id>/kubernetes/pods.json, and events, deployments, replicasets likewise");
    }

    static DataQuality noQuantity(String amount) {
        String workload = amount.substring(0, amount.indexOf(':'));
        return new DataQuality(
                "kubernetes/limits/" + workload,
                Level.WARNING,
                workload,
                "a request or limit is no quantity: " + amount,
                "write it as Kubernetes does, such as 200m or 128Mi");
    }

    static DataQuality stopped(String place, NoAnswer why, List<Kind> missing) {
        return new DataQuality(
                "kubernetes/" + why.reason().word(),
                Level.ERROR,
                ROOM,
                "Kubernetes" + place + " did not answer: " + why.why() + ". Not known: " + files(missing) + ".",
                why.reason().remedy());
    }

    /** Kinds that were not listed for reasons of one sort. */
    static DataQuality failed(String place, NoAnswer why, List<Kind> missing) {
        return new DataQuality(
                "kubernetes/" + why.reason().word(),
                Level.WARNING,
                ROOM,
                "Kubernetes" + place + " did not list " + files(missing) + ": " + why.why() + ".",
                why.reason().remedy());
    }

    static DataQuality cannotRecord(NotWritten e) {
        return new DataQuality(
                "kubernetes/recording",
                Level.WARNING,
                ROOM,
                "Kubernetes objects could not be kept: " + e.getMessage() + ".",
                "Make the folder of reports (--out) writable, with room for them; else a later report of this run asks again.");
    }

    static DataQuality noPods(String namespace) {
        return new DataQuality(
                "kubernetes/pods/none",
                Level.WARNING,
                "pods",
                "The namespace " + namespace + " had no pods when it was asked.",
                "Give the one in which the benchmark runs, --namespace, and ask before it is torn down.");
    }

    static DataQuality noUsage(String namespace) {
        return new DataQuality(
                "kubernetes/podmetrics/none",
                Level.INFO,
                "podmetrics",
                "The cluster told no use of CPU and memory by the pods of " + namespace
                        + ": it has no metrics-server, or that has not seen them yet.",
                "Nothing to do where a Prometheus tells it; else install metrics-server.");
    }

    static DataQuality eventsExpired(Instant begun, Instant asked) {
        return new DataQuality(
                "kubernetes/events/expired",
                Level.WARNING,
                "events",
                "Events were listed " + Duration.between(begun, asked).toMinutes()
                        + " minutes after the run began, and none is as old: a cluster keeps them for an hour unless it"
                        + " is told otherwise, so what happened may be missing.",
                "Ask right after a run, or record them then: kubectl get events -o json > events.json");
    }

    static DataQuality otherNamespaces(Kind kind, int others, String namespace) {
        return new DataQuality(
                "kubernetes/" + kind.file() + "/other-namespaces",
                Level.WARNING,
                kind.file(),
                "None of the " + others + " recorded " + kind.file() + " is of the namespace " + namespace + ".",
                "Give the --namespace in which the benchmark ran, or record the objects of that one.");
    }

    private static String files(List<Kind> kinds) {
        return kinds.stream().map(Kind::file).collect(Collectors.joining(", "));
    }
}
