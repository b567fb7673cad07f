package io.benchmarkagent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Writes {@code sample-benchmarks/} anew; run by {@code ci/sample-benchmarks}, and by its name no part of the usual tests. */
class SampleBenchmarksWriter {
    private static final Path FOLDER = Path.of("sample-benchmarks");

    @Test
    void writesTheFolder() throws IOException, InterruptedException {
        SampleBenchmarks.write(FOLDER);
        for (SampleRun run : SampleRun.newestTwo()) {
            Evidence evidence = PrometheusEvidence.record(run, SampleBenchmarks.prometheus(FOLDER, run));
            evidence.queries().forEach(SampleBenchmarksWriter::print);
            evidence.dataQuality().forEach(System.out::println);
            assertThat(evidence.series()).isNotEmpty();
        }
    }

    private static void print(AskedQuery query) {
        System.out.println(query.id() + ": " + query.outcome() + ", " + query.from() + " " + query.warnings());
    }
}
