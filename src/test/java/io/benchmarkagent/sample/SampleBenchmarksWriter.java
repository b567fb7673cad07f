package io.benchmarkagent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes {@code sample-benchmarks/} anew; run by {@code ci/sample-benchmarks}, and by its name no part of the usual tests. */
class SampleBenchmarksWriter {
    private static final Path FOLDER = Path.of("sample-benchmarks");

    @Test
    void writesTheFolder() throws IOException {
        SampleBenchmarks.write(FOLDER);
        assertThat(Files.exists(FOLDER.resolve("cluster_summary.csv"))).isTrue();
    }
}
