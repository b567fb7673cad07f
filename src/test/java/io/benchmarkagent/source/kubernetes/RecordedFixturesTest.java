package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MixedMachines;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every object that real clusters and real tools answered, read as what it is. */
class RecordedFixturesTest {
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final NodePool UNKNOWN =
            new NodePool(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    private final Path folder;

    RecordedFixturesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyFileIsReadOrRefusedWithOurOwnLine() throws IOException {
        List<Path> files = files();
        List<Evidence> read = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            Evidence evidence = readAsWhatItIs(file);
            read.add(evidence);
            evidence.dataQuality().forEach(line -> refused.add(line.message()));
        }

        assertThat(files).hasSize(97);
        assertThat(refused.stream().filter(message -> message.contains("is not JSON at line")))
                .as("YAML")
                .hasSize(25);
        assertThat(refused.stream().filter(message -> message.contains("holds no Kubernetes object")))
                .as("a version and a kubelet's statistics")
                .hasSize(2);
        assertThat(refused).hasSize(27);
        assertThat(count(read, Evidence::terminations)).isEqualTo(37);
        assertThat(count(read, Evidence::events)).isEqualTo(159);
        assertThat(count(read, Evidence::limits)).isEqualTo(25);
        assertThat(count(read, evidence -> evidence.cluster().pods())).isEqualTo(93);
        assertThat(count(read, evidence -> evidence.cluster().workloads())).isEqualTo(21);
        assertThat(count(read, evidence -> evidence.cluster().nodes())).isEqualTo(18);
    }

    private static int count(List<Evidence> read, Function<Evidence, List<?>> part) {
        return read.stream().map(part).mapToInt(List::size).sum();
    }

    @Test
    void theNodesOfARealClusterTellTheirTypesAndTheirCpu() throws IOException {
        Path troubleshoot = DataDir.of("fixtures/kubernetes/replicatedhq_troubleshoot");

        Evidence mixed = readAsWhatItIs(troubleshoot.resolve("pkg/analyze/files/nodes.json"));
        assertThat(MixedMachines.lines(UNKNOWN, mixed.machines()))
                .extracting(DataQuality::message)
                .singleElement()
                .asString()
                .contains("s-1vcpu-2gb (1 node: smallnode-3i74t)", "s-2vcpu-4gb (3 nodes)");

        Evidence alike = readAsWhatItIs(DataDir.of("fixtures/kubernetes/openshift_insights-operator")
                .resolve("pkg/gatherers/clusterconfig/testdata/nodes.json"));
        assertThat(alike.machines()).hasSize(6);
        assertThat(MixedMachines.lines(UNKNOWN, alike.machines())).isEmpty();
    }

    @Test
    void anOomKillInTheStateOfARealPodIsFound() throws IOException {
        Path file = DataDir.of(
                "fixtures/kubernetes/replicatedhq_troubleshoot/pkg/analyze/files/pods/message-oomkill-pod.json");

        assertThat(readAsWhatItIs(file).terminations())
                .containsExactly(new Termination(
                        "oom-kill-job3",
                        "oom-kill-job3-gbb89",
                        "memory-eater",
                        "OOMKilled",
                        137,
                        Instant.parse("2023-07-11T04:43:25Z"),
                        0));
    }

    private Evidence readAsWhatItIs(Path file) throws IOException {
        String kind = Stream.of(Kind.values())
                .map(Kind::file)
                .filter(name -> file.toString().toLowerCase(Locale.ROOT).contains(name))
                .findFirst()
                .orElse("pods");
        Path recorded = folder.resolve(kind + ".json");
        Files.copy(file, recorded, StandardCopyOption.REPLACE_EXISTING);
        Evidence evidence = Recorded.read(List.of(folder), EVER, NEVER);
        Files.delete(recorded);
        return evidence;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(DataDir.of("fixtures/kubernetes"))) {
            return all.filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                    .sorted()
                    .toList();
        }
    }
}
