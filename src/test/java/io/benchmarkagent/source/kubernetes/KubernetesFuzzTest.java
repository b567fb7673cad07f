package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.fixtures.Mutations;
import io.benchmarkagent.fixtures.Robust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects spoilt by chance are read, or are a line of the data quality. */
class KubernetesFuzzTest {
    private static final Path RECORDED = Path.of("sample-benchmarks/evidence/gcp-amd-20260301-143022/kubernetes");
    private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    @Test
    void objectsAreReadOrALine(@TempDir Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("pods", "events", "deployments", "replicasets")) {
            files.add(Files.readAllBytes(RECORDED.resolve(name + ".json")));
        }
        Robust.reads(new Mutations(files), 400, bytes -> {
            for (Kind kind : List.of(Kind.POD, Kind.EVENT, Kind.DEPLOYMENT, Kind.REPLICA_SET)) {
                Files.write(folder.resolve(kind.file() + ".json"), bytes);
            }
            Recorded.read(List.of(folder), EVER, NEVER);
        });
    }
}
