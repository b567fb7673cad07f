package io.benchmarkagent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTest {

    @Test
    void whatIsTooLongForTheJobsPageHasItsFirstLineThereAndSaysSo(@TempDir Path tmp) throws IOException, NotPublished {
        Path page = tmp.resolve("page.md");
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", page.toString());
        StepSummary.add("# A regressed\n" + "x".repeat(1 << 20), environment);
        assertThat(Files.readString(page))
                .startsWith("# A regressed\n")
                .contains("over 1 MiB", "report")
                .hasSizeLessThan(200);
    }
}
