package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.Autoscaler;
import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.ClusterState;
import io.benchmarkagent.run.Condition;
import io.benchmarkagent.run.ContainerState;
import io.benchmarkagent.run.ContainerState.State;
import io.benchmarkagent.run.ContainerUsage;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.NodeState;
import io.benchmarkagent.run.PodState;
import io.benchmarkagent.run.ServiceTarget;
import io.benchmarkagent.run.Termination;
import io.benchmarkagent.run.WorkloadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What objects tell beside what happened: real ones, and the traps that real ones set. */
class ClusterStateTest {
    private static final String ANALYZE = "fixtures/kubernetes/replicatedhq_troubleshoot/pkg/analyze/files/";
    private static final String K9S = "fixtures/kubernetes/derailed_k9s/internal/render/testdata/";
    private static final Instant FROM = Instant.parse("2026-03-01T14:20:00Z");
    private static final Instant TO = Instant.parse("2026-03-01T14:30:00Z");

    private final Path folder;

    ClusterStateTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPodThatCrashesAgainAndAgainWaitsAndHasAnEnd() throws IOException {
        Files.copy(DataDir.of(ANALYZE + "pods/message-pod-crashloop-backoff.json"), folder.resolve("pods.json"));

        assertThat(state().pods()).singleElement().satisfies(pod -> {
            assertThat(pod.phase()).isEqualTo("Running");
            assertThat(pod.conditions()).extracting(Condition::type).contains("Ready");
            assertThat(pod.containers()).singleElement().satisfies(container -> {
                assertThat(container.state()).isEqualTo(State.WAITING);
                assertThat(container.reason()).isEqualTo("CrashLoopBackOff");
                assertThat(container.restarts()).isPositive();
                assertThat(container.ready()).isFalse();
                assertThat(container.lastEnd()).isPresent();
            });
        });
    }

    @Test
    void aPodThatWaitsForANodeHasNoContainersAndSaysWhy() throws IOException {
        Files.copy(DataDir.of(ANALYZE + "pods/message-pending-pod-resources.json"), folder.resolve("pods.json"));

        assertThat(state().pods()).singleElement().satisfies(pod -> {
            assertThat(pod.phase()).isEqualTo("Pending");
            assertThat(pod.node()).isEmpty();
            assertThat(pod.containers()).isEmpty();
            assertThat(pod.conditions()).extracting(Condition::reason).contains("Unschedulable");
        });
    }

    @Test
    void evictedPodsAndPodsWithoutAStatusAreRead() throws IOException {
        write(
                "pods.json",
                """
                [{"metadata": {"name": "a-0", "creationTimestamp": null}, "status": {"phase": "Failed", "reason": "Evicted"}},
                 {"metadata": {"name": "b-0"}}]""");

        assertThat(state().pods())
                .containsExactly(
                        new PodState("a", "a-0", "", "Failed", "Evicted", Optional.empty(), List.of(), List.of()),
                        new PodState("b", "b-0", "", "", "", Optional.empty(), List.of(), List.of()));
    }

    @Test
    void aKillInTheStateCountsAsOneInTheLastState() throws IOException {
        String pod =
                """
                {"metadata": {"name": "a-0"}, "status": {"containerStatuses": [{"name": "c", "restartCount": 3, "%s":
                  {"terminated": {"reason": "OOMKilled", "exitCode": 137, "finishedAt": "2026-03-01T14:25:00Z"}}}]}}""";
        for (String where : List.of("state", "lastState")) {
            write("pods.json", pod.formatted(where));
            ContainerState container = state().pods().get(0).containers().get(0);
            assertThat(container.lastEnd())
                    .hasValueSatisfying(end -> assertThat(end.reason()).isEqualTo("OOMKilled"));
            assertThat(container.state()).isEqualTo(where.equals("state") ? State.TERMINATED : State.UNKNOWN);
            assertThat(read().terminations())
                    .extracting(Termination::reason, Termination::exitCode)
                    .containsExactly(tuple("OOMKilled", 137));
        }
    }

    @Test
    void aContainerThatPreparedTheOthersEndedWellAndThatIsNoEndOfInterest() throws IOException {
        String pod =
                """
                {"metadata": {"name": "a-0"}, "status": {"initContainerStatuses": [{"name": "init", "state":
                  {"terminated": {"reason": "Completed", "exitCode": %d, "finishedAt": "2026-03-01T14:25:00Z"}}}]}}""";
        write("pods.json", pod.formatted(0));
        assertThat(read().terminations()).isEmpty();
        write("pods.json", pod.formatted(1));
        assertThat(read().terminations()).hasSize(1);
    }

    @Test
    void nodesTellTheirMachine() throws IOException {
        Files.copy(DataDir.of(ANALYZE + "nodes.json"), folder.resolve("nodes.json"));

        assertThat(state().nodes()).hasSize(7).allSatisfy(node -> {
            assertThat(node.architecture()).isIn("amd64", "x86_64");
            assertThat(node.capacity().memory().orElseThrow())
                    .isGreaterThan(node.allocatable().memory().orElseThrow());
            assertThat(node.conditions()).extracting(Condition::type).contains("MemoryPressure", "Ready");
        });
        assertThat(state().nodes())
                .extracting(NodeState::machineType)
                .containsExactly("g-8vcpu-32gb", "", "s-2vcpu-4gb", "s-2vcpu-4gb", "s-2vcpu-4gb", "", "s-1vcpu-2gb");
        assertThat(state().nodes()).extracting(NodeState::cpuModel).contains("Intel 6 85");
    }

    @Test
    void theCpuOfANodeIsToldByItsLabelsOnly() throws IOException {
        write(
                "nodes.json",
                """
                [{"metadata": {"name": "n", "labels": {"feature.node.kubernetes.io/cpu-model.vendor_id": "Intel",
                  "feature.node.kubernetes.io/cpu-model.family": "6", "topology.kubernetes.io/zone": "z"}}}]""");

        assertThat(state().nodes()).singleElement().satisfies(node -> {
            assertThat(node.cpuModel()).isEqualTo("Intel 6");
            assertThat(node.zone()).isEqualTo("z");
            assertThat(node.capacity().cpu()).isEmpty();
        });
    }

    @Test
    void anAutoscalerTellsItsBounds() throws IOException {
        Files.copy(DataDir.of(K9S + "hpa.json"), folder.resolve("horizontalpodautoscalers.json"));

        assertThat(state().autoscalers())
                .extracting(Autoscaler::name, Autoscaler::min, Autoscaler::max, Autoscaler::current)
                .containsExactly(tuple("nginx", 1, OptionalInt.of(10), OptionalInt.of(0)));
    }

    @Test
    void workloadsTellTheirReplicasAndServicesTheirWorkloads() throws IOException {
        String labelled = "\"template\": {\"metadata\": {\"labels\": {\"app\": \"shop\", \"x\": \"y\"}}}";
        write(
                "deployments.json",
                "[{\"metadata\": {\"name\": \"shop\"}, \"spec\": {\"replicas\": 3, %s}, \"status\": {}}]"
                        .formatted(labelled));
        write(
                "daemonsets.json",
                """
                [{"metadata": {"name": "logs"}, "status": {"desiredNumberScheduled": 2, "numberReady": 1}}]""");
        write("statefulsets.json", "[{\"metadata\": {\"name\": \"db\"}, \"spec\": {\"replicas\": -1}}]");
        write(
                "services.json",
                """
                [{"metadata": {"name": "frontend"}, "spec": {"selector": {"app": "shop"}}},
                 {"metadata": {"name": "elsewhere"}, "spec": {}}]""");

        assertThat(state().workloads())
                .containsExactly(
                        new WorkloadState("shop", "Deployment", OptionalInt.of(3), OptionalInt.of(0)),
                        new WorkloadState("db", "StatefulSet", OptionalInt.empty(), OptionalInt.empty()),
                        new WorkloadState("logs", "DaemonSet", OptionalInt.of(2), OptionalInt.of(1)));
        assertThat(state().services())
                .containsExactly(
                        new ServiceTarget("elsewhere", List.of()), new ServiceTarget("frontend", List.of("shop")));
    }

    @Test
    void useCountsOnlyOfTheRun() throws IOException {
        String metrics =
                """
                [{"metadata": {"name": "shop-0"}, "timestamp": "%s", "window": "15s",
                  "containers": [{"name": "c", "usage": {"cpu": "12500000n", "memory": "64Mi"}}]}]""";
        write("podmetrics.json", metrics.formatted("2026-03-01T14:29:00Z"));
        assertThat(state().usage())
                .containsExactly(new ContainerUsage(
                        "shop",
                        "shop-0",
                        "c",
                        OptionalDouble.of(0.0125),
                        OptionalDouble.of(67108864),
                        Instant.parse("2026-03-01T14:29:00Z")));
        write("podmetrics.json", metrics.formatted("2026-03-01T15:29:00Z"));
        assertThat(state().usage()).isEmpty();
    }

    @Test
    void eventsShortlyBeforeAndAfterTheRunAreToldAndThoseFarFromItAreNot() throws IOException {
        for (String time : List.of("14:15:00", "14:35:00")) {
            write("events.json", event("\"lastTimestamp\": \"2026-03-01T%sZ\"".formatted(time)));
            assertThat(read().events()).as(time).hasSize(1);
        }
        for (String time : List.of("2026-03-01T14:14:59Z", "2026-03-01T14:35:01Z", "2099-01-01T00:00:00Z", "soon")) {
            write("events.json", event("\"lastTimestamp\": \"" + time + "\""));
            assertThat(read().events()).as(time).isEmpty();
        }
    }

    @Test
    void anEventThatGoesOnAfterTheRunWasSeenOnceWhenItBegan() throws IOException {
        write(
                "events.json",
                event("\"firstTimestamp\": \"2026-03-01T14:25:00Z\", \"lastTimestamp\": \"2026-03-02T08:00:00Z\","
                        + " \"count\": 48123"));
        assertThat(read().events())
                .extracting(ClusterEvent::last, ClusterEvent::count)
                .containsExactly(tuple(Instant.parse("2026-03-01T14:25:00Z"), 1));

        write("events.json", event("\"lastTimestamp\": \"2026-03-01T14:26:00Z\", \"count\": 48123"));
        assertThat(read().events()).extracting(ClusterEvent::count).containsExactly(48123);
    }

    @Test
    void anEventWithoutAnyTimeWasSeenWhenItWasMade() throws IOException {
        write("events.json", event("\"lastTimestamp\": null, \"eventTime\": null"));
        assertThat(read().events()).isEmpty();
        write(
                "events.json",
                event("\"eventTime\": null")
                        .replace("\"e\"", "\"e\", \"creationTimestamp\": \"2026-03-01T14:25:00Z\""));
        assertThat(read().events()).hasSize(1);
    }

    @Test
    void whatHappensToNodesAndWhatScalesIsNotLostAmongTheUsual() throws IOException {
        String usual = event("\"lastTimestamp\": \"2026-03-01T14:29:00Z\"").replace("Warning", "Normal");
        String scaled = event("\"lastTimestamp\": \"2026-03-01T14:20:00Z\"")
                .replace("Warning", "Normal")
                .replace("Pod", "HorizontalPodAutoscaler")
                .replace("FailedScheduling", "SuccessfulRescale");
        write("events.json", "[" + scaled + ("," + usual).repeat(5_100) + "]");
        write(
                "nodeevents.json",
                event("\"lastTimestamp\": \"2026-03-01T14:21:00Z\"")
                        .replace("Pod", "Node")
                        .replace("FailedScheduling", "EvictionThresholdMet"));

        assertThat(read().events()).hasSize(5_001);
        assertThat(read().events().subList(0, 2))
                .extracting(ClusterEvent::reason, ClusterEvent::about)
                .containsExactly(
                        tuple("SuccessfulRescale", "HorizontalPodAutoscaler"), tuple("EvictionThresholdMet", "Node"));
    }

    @Test
    void ofObjectsOfAllNamespacesThoseOfTheBenchmarkCount() throws IOException {
        write(
                "pods.json",
                """
                [{"metadata": {"name": "dns-0", "namespace": "kube-system"}}, {"metadata": {"name": "shop-0",
                  "namespace": "shop"}}]""");

        assertThat(state("").pods()).hasSize(2);
        assertThat(state("shop").pods()).extracting(PodState::pod).containsExactly("shop-0");
        assertThat(Recorded.read("other", List.of(folder), FROM, TO).dataQuality())
                .extracting(DataQuality::message)
                .containsExactly("None of the 2 recorded pods is of the namespace other.");
    }

    private Evidence read() {
        return Recorded.read(List.of(folder), FROM, TO);
    }

    private ClusterState state() {
        return state("");
    }

    private ClusterState state(String namespace) {
        return Recorded.read(namespace, List.of(folder), FROM, TO).cluster();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String event(String times) {
        return """
                {"metadata": {"name": "e"}, "involvedObject": {"kind": "Pod", "name": "shop-0"}, "type": "Warning",
                 "reason": "FailedScheduling", "message": "0/3 nodes are available", %s}"""
                .formatted(times);
    }
}
