package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchmarkagent.run.ClusterEvent;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Termination;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedObjectsTest {
    private static final Instant FROM = Instant.parse("2026-03-01T14:20:00Z");
    private static final Instant TO = Instant.parse("2026-03-01T14:30:00Z");
    private static final String KILLED =
            """
            {"metadata": {"name": "checkoutservice-57dd9cf79b-8lnhn"},
             "status": {"containerStatuses": [{"name": "server", "restartCount": 1, "state": {"running": {}},
               "lastState": {"terminated": {"reason": "OOMKilled", "exitCode": 137,
                                            "finishedAt": "2026-03-01T14:26:12Z"}}}]}}""";
    private static final Termination KILL = new Termination(
            "checkoutservice",
            "checkoutservice-57dd9cf79b-8lnhn",
            "server",
            "OOMKilled",
            137,
            Instant.parse("2026-03-01T14:26:12Z"),
            1);

    private final Path folder;

    RecordedObjectsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aKilledContainerIsFoundInEveryShapeOfAnswer() throws IOException {
        List<String> shapes = List.of(
                "{\"kind\": \"List\", \"items\": [" + KILLED.replaceFirst("\\{", "{\"kind\": \"Pod\",") + "]}",
                "{\"kind\": \"PodList\", \"items\": [" + KILLED + "]}",
                "[" + KILLED + "]",
                KILLED);
        for (String shape : shapes) {
            write("pods.json", shape);
            assertThat(read().terminations()).as(shape).containsExactly(KILL);
            assertThat(read().dataQuality()).isEmpty();
        }
    }

    @Test
    void aListWithoutItemsIsEmptyAndNothingIsWrong() throws IOException {
        for (String list : List.of("{\"kind\": \"PodList\", \"items\": null}", "{\"kind\": \"PodList\"}", "[]")) {
            write("pods.json", list);
            assertThat(read()).isEqualTo(Evidence.NONE);
        }
    }

    @Test
    void aContainerThatDoesNotRunAgainTellsOfItsEndInItsState() throws IOException {
        write("pods.json", KILLED.replace("\"state\": {\"running\": {}},", "").replace("lastState", "state"));

        assertThat(read().terminations()).containsExactly(KILL);
    }

    @Test
    void anEndOutsideTheWindowOrWithoutATimeIsLeftOut() throws IOException {
        for (String time : List.of("\"2026-03-01T14:19:59Z\"", "\"2026-03-01T14:30:01Z\"", "null", "\"yesterday\"")) {
            write("pods.json", KILLED.replace("\"2026-03-01T14:26:12Z\"", time));
            assertThat(read().terminations()).as(time).isEmpty();
        }
    }

    @Test
    void aPodBelongsToTheOwnerOfItsReplicaSet() throws IOException {
        write(
                "pods.json",
                KILLED.replace("-8lnhn\"", "-8lnhn\", \"ownerReferences\": [" + owner("ReplicaSet", "odd") + "]"));
        write(
                "replicasets.json",
                """
                [{"metadata": {"name": "odd", "ownerReferences": [%s]}}]"""
                        .formatted(owner("Deployment", "shop")));

        assertThat(read().terminations()).extracting(Termination::workload).containsExactly("shop");
    }

    @Test
    void aReplicaSetThatIsNotRecordedIsKnownByItsName() throws IOException {
        write("events.json", event("ReplicaSet", "frontend-75d897db69", "\"lastTimestamp\": \"2026-03-01T14:25:00Z\""));

        assertThat(read().events()).extracting(ClusterEvent::workload).containsExactly("frontend");
    }

    @Test
    void aPodOfTheKubeletIsNamedWithoutItsNode() throws IOException {
        write(
                "pods.json",
                KILLED.replace(
                        "checkoutservice-57dd9cf79b-8lnhn\"",
                        "kube-proxy-node-1\", \"ownerReferences\": [" + owner("Node", "node-1") + "]"));

        assertThat(read().terminations()).extracting(Termination::workload).containsExactly("kube-proxy");
    }

    @Test
    void anEventIsPlacedByWhicheverTimeItCarries() throws IOException {
        List<String> times = List.of(
                "\"lastTimestamp\": \"2026-03-01T14:25:00Z\"",
                "\"lastTimestamp\": null, \"eventTime\": \"2026-03-01T14:25:00.000000Z\"",
                "\"eventTime\": \"2026-03-01T13:00:00Z\", \"series\": {\"lastObservedTime\": \"2026-03-01T14:25:00Z\"}",
                "\"deprecatedLastTimestamp\": \"2026-03-01T15:25:00+01:00\"");
        for (String time : times) {
            write("events.json", event("Pod", "cartservice-574cf68969-fn4gj", time));
            assertThat(read().events())
                    .as(time)
                    .extracting(ClusterEvent::workload, ClusterEvent::reason, ClusterEvent::count, ClusterEvent::last)
                    .containsExactly(tuple("cartservice", "BackOff", 1, Instant.parse("2026-03-01T14:25:00Z")));
        }
    }

    @Test
    void theNewerFormOfAnEventIsRead() throws IOException {
        write(
                "events.json",
                """
                {"apiVersion": "events.k8s.io/v1", "kind": "EventList", "items": [
                  {"metadata": {"name": "e"}, "regarding": {"kind": "StatefulSet", "name": "db"}, "note": "n",
                   "reason": "R", "type": "Normal", "deprecatedCount": 7, "eventTime": "2026-03-01T14:20:00.000000Z"}]}""");

        assertThat(read().events())
                .containsExactly(new ClusterEvent("db", "R", "n", "Normal", 7, FROM, FROM, "StatefulSet"));
    }

    @Test
    void ofTheEventsThatTellOfNothingWrongTheNewestFiveThousandAreKept() throws IOException {
        String normal = IntStream.range(0, 5_100)
                .mapToObj(i -> event("Pod", "p" + i, "\"lastTimestamp\": \"%s\"".formatted(FROM.plusMillis(100L * i)))
                        .replace("Warning", "Normal"))
                .collect(Collectors.joining(","));
        write("events.json", "[" + event("Pod", "oldest", "\"lastTimestamp\": \"" + FROM + "\"") + "," + normal + "]");

        assertThat(read().events()).hasSize(5_001);
        assertThat(read().events().get(0).type()).isEqualTo("Warning");
        assertThat(read().events().get(1).last()).isEqualTo(FROM.plusSeconds(10));
    }

    @Test
    void limitsComeFromThePodTemplateInCoresAndBytes() throws IOException {
        write(
                "deployments.json",
                """
                [{"metadata": {"name": "shop"}, "spec": {"template": {"spec": {"containers": [
                  {"name": "server", "resources": {"requests": {"cpu": "100m"}, "limits": {"cpu": 2, "memory": "128Mi"}}},
                  {"name": "proxy"}]}}}}]""");

        assertThat(read().limits())
                .containsExactly(
                        new ContainerLimits(
                                "shop",
                                "proxy",
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()),
                        new ContainerLimits(
                                "shop",
                                "server",
                                OptionalDouble.of(0.1),
                                OptionalDouble.of(2),
                                OptionalDouble.empty(),
                                OptionalDouble.of(134217728)));
    }

    @Test
    void anAmountThatIsNoQuantityIsSaidAndNotGuessed() throws IOException {
        write(
                "statefulsets.json",
                """
                [{"metadata": {"name": "db"}, "spec": {"template": {"spec": {"containers": [
                  {"name": "db", "resources": {"limits": {"memory": "12 cows"}}}]}}}}]""");

        assertThat(read().limits().get(0).memoryLimit()).isEmpty();
        assertThat(read().dataQuality())
                .extracting(DataQuality::message)
                .containsExactly("a request or limit is no quantity: db: '12 cows'");
    }

    @Test
    void theFirstFolderThatHasTheFileWinsAndACompressedOneIsRead() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("pods.json.gz")))) {
            file.write(KILLED.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(second.resolve("pods.json"), "[]");

        assertThat(Recorded.read(List.of(folder, second), FROM, TO).terminations())
                .containsExactly(KILL);
        assertThat(Recorded.read(List.of(second, folder), FROM, TO).terminations())
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsALineThatNamesItAndTheMend() throws IOException {
        List<String> broken = List.of(
                "kind: Pod",
                "",
                "{\"items\": [",
                "[] []",
                "3",
                "{}",
                "{\"items\": 5}",
                "[".repeat(100_000),
                "{\"kind\": \"Status\", \"status\": \"Failure\", \"message\": \"pods is forbidden\"}");
        for (String text : broken) {
            write("pods.json", text);
            assertThat(read().dataQuality()).as(text).singleElement().satisfies(line -> {
                assertThat(line.id()).isEqualTo("kubernetes/pods/unreadable");
                assertThat(line.message()).contains("pods.json ");
                assertThat(line.remedy()).contains("kubectl get pods -o json");
            });
        }
    }

    @Test
    void aCompressedFileThatIsNotCompressedIsALineToo() throws IOException {
        write("pods.json.gz", KILLED);

        assertThat(read().dataQuality()).singleElement().satisfies(line -> assertThat(line.message())
                .contains("pods.json.gz cannot be read"));
    }

    @Test
    void aFileOfMoreThan64MegabytesIsRefused() throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve("pods.json.gz")))) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 65; i++) {
                file.write(blanks);
            }
        }

        assertThat(read().dataQuality()).singleElement().satisfies(line -> assertThat(line.message())
                .contains("more than 64 MB"));
    }

    @Test
    void nothingRecordedIsSaidOnce() {
        assertThat(read().dataQuality()).extracting(DataQuality::id).containsExactly("kubernetes/none");
    }

    private Evidence read() {
        return Recorded.read(List.of(folder), FROM, TO);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String event(String kind, String name, String time) {
        return """
                {"metadata": {"name": "e"}, "involvedObject": {"kind": "%s", "name": "%s"}, "reason": "BackOff",
                 "message": "words", "type": "Warning", %s}"""
                .formatted(kind, name, time);
    }

    private static String owner(String kind, String name) {
        return "{\"kind\": \"%s\", \"name\": \"%s\", \"controller\": true}".formatted(kind, name);
    }
}
