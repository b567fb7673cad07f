package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.ContainerUsage;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.ServiceTarget;
import io.benchmarkagent.source.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A cluster as it is now, asked while somebody waits: one namespace and the nodes, listed and nothing else. Every question is asked
 * anew, within a time of its own, and what it cannot have is a line.
 */
public final class LiveCluster {
    private static final Pattern PLAIN = Pattern.compile("[\\w.:@/-]+");

    private final ClusterAccess access;
    private final Duration patience;
    private final Clock clock;
    private final Calls calls;

    private LiveCluster(ClusterAccess access, Duration patience, Clock clock, Calls calls) {
        this.access = access;
        this.patience = patience;
        this.clock = clock;
        this.calls = calls;
    }

    /**
     * With the environment variables, of which those are read that kubectl reads.
     *
     * @param atMost for a question, where that is less than {@code kubernetes.timeout}
     */
    public static LiveCluster of(
            KubernetesSettings settings, Map<String, String> environment, Duration atMost, Clock clock) {
        return of(settings, environment, atMost, clock, Calls.UNTOLD);
    }

    /** @param calls told of each */
    public static LiveCluster of(
            KubernetesSettings settings, Map<String, String> environment, Duration atMost, Clock clock, Calls calls) {
        Duration patience = Stream.of(settings.timeout(), settings.totalTimeout(), atMost)
                .min(Comparator.naturalOrder())
                .orElse(atMost);
        return new LiveCluster(
                new ClusterAccess(settings, environment, ClusterAccess.SERVICE_ACCOUNT), patience, clock, calls);
    }

    /** What shows the same: {@code kubectl -n shop get pods}. */
    public String command(String namespace, String what) {
        String context = access.settings().context();
        return "kubectl " + (PLAIN.matcher(context).matches() ? "--context " + context + " " : "")
                + (namespace.isEmpty() ? "" : "-n " + namespace + " ") + what;
    }

    /** The namespace that is named, if one is; else it is the kubeconfig's. */
    public String namespace() {
        return access.settings().namespace();
    }

    /** What its objects tell of a time: containers that ended in it, events, limits. What they cannot tell is a line of data quality. */
    public Evidence watched(Instant from, Instant to) {
        return KubernetesSource.watched(access, patience, clock, from, to);
    }

    public Listed<List<PodState>> pods() {
        return asked(lists -> {
            List<JsonNode> pods = lists.of(Kind.POD);
            return Pods.of(pods, new Owners(pods, List.of()));
        });
    }

    /** The newest first. */
    public Listed<List<ClusterEvent>> events() {
        return asked(lists -> new Events(new Owners(List.of(), List.of()), Instant.MIN, Instant.MAX)
                .of(lists.of(Kind.EVENT)).stream()
                        .sorted(Comparator.comparing(ClusterEvent::last).reversed())
                        .toList());
    }

    public Listed<LiveWorkloads> workloads() {
        return asked(lists -> {
            List<JsonNode> deployments = lists.of(Kind.DEPLOYMENT);
            List<JsonNode> sets = lists.orNone(Kind.STATEFUL_SET);
            List<JsonNode> daemons = lists.orNone(Kind.DAEMON_SET);
            return new LiveWorkloads(
                    Stream.of(
                                    Workloads.of(Kind.DEPLOYMENT, deployments),
                                    Workloads.of(Kind.STATEFUL_SET, sets),
                                    Workloads.of(Kind.DAEMON_SET, daemons))
                            .flatMap(some -> some)
                            .toList(),
                    Limits.of(Stream.of(deployments, sets, daemons)
                            .flatMap(List::stream)
                            .toList()),
                    Workloads.autoscalers(lists.orNone(Kind.HORIZONTAL_POD_AUTOSCALER)));
        });
    }

    /** With the deployments and stateful sets that they lead to. */
    public Listed<List<ServiceTarget>> services() {
        return asked(lists -> Workloads.services(
                lists.of(Kind.SERVICE),
                Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET)
                        .flatMap(kind -> lists.orNone(kind).stream())
                        .toList()));
    }

    public Listed<List<NodeState>> nodes() {
        return asked(lists -> Nodes.of(lists.of(Kind.NODE)));
    }

    /** As metrics-server measured it last. */
    public Listed<List<ContainerUsage>> usage() {
        return asked(lists ->
                Usage.of(lists.of(Kind.POD_METRICS), new Owners(List.of(), List.of()), Instant.MIN, Instant.MAX));
    }

    private interface Asking<T> {
        T of(Lists lists) throws NoAnswer;
    }

    private <T> Listed<T> asked(Asking<T> asking) {
        long begun = System.nanoTime();
        Listed<T> listed = listed(asking);
        calls.ended("kubernetes", listed instanceof Listed.Told, System.nanoTime() - begun);
        return listed;
    }

    private <T> Listed<T> listed(Asking<T> asking) {
        try (LiveObjects objects = new LiveObjects(access, patience, System::nanoTime)) {
            return asked(asking, objects);
        } catch (LiveObjects.Stopped stopped) {
            return new Listed.Silent<>("it was stopped while Kubernetes was asked");
        }
    }

    private <T> Listed<T> asked(Asking<T> asking, LiveObjects objects) {
        try {
            Lists lists = new Lists(objects, objects.namespace(), new ArrayList<>());
            T value = asking.of(lists);
            return new Listed.Told<>(value, lists.namespace(), clock.instant(), lists.missing());
        } catch (NoAnswer e) {
            return new Listed.Silent<>("Kubernetes" + objects.place() + " did not answer: " + said(e));
        }
    }

    private String said(NoAnswer e) {
        return e.why() + ". " + mend(e);
    }

    /** Where somebody waits, there is no report to make again. */
    private String mend(NoAnswer e) {
        return switch (e.reason()) {
            case TIMEOUT, OUT_OF_TIME ->
                "Raise kubernetes.timeout, which is "
                        + access.settings().timeout().toMillis() / 1000.0 + " s, or --deadline.";
            case NOT_SERVED ->
                "The cluster serves no such list: use of CPU and memory takes metrics-server, or a Prometheus (--prometheus-url).";
            case BUSY -> "Ask again later.";
            case MALFORMED -> "Look at what answers at that address.";
            default -> e.reason().remedy();
        };
    }

    /** What one question lists. Whatever the server sends, nothing of another namespace is read. */
    private final class Lists {
        private final LiveObjects objects;
        private final String namespace;
        private final List<String> missing;

        Lists(LiveObjects objects, String namespace, List<String> missing) {
            this.objects = objects;
            this.namespace = namespace;
            this.missing = missing;
        }

        String namespace() {
            return namespace;
        }

        List<String> missing() {
            return missing;
        }

        List<JsonNode> of(Kind kind) throws NoAnswer {
            try {
                return objects.list(kind).stream().filter(this::isOurs).toList();
            } catch (NoAnswer e) {
                throw new NoAnswer(e.reason(), kind.file() + ": " + e.why());
            }
        }

        /** What only adds to an answer is missed in a line. */
        List<JsonNode> orNone(Kind kind) {
            try {
                return of(kind);
            } catch (NoAnswer e) {
                missing.add(said(e));
                return List.of();
            }
        }

        private boolean isOurs(JsonNode object) {
            String own = Fields.namespace(object);
            return own.isEmpty() || own.equals(namespace);
        }
    }
}
