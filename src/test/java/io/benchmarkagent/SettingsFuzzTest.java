package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.cli.Asked;
import io.benchmarkagent.fixtures.Mutations;
import io.benchmarkagent.fixtures.Robust;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.source.accepted.AcceptedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings files spoilt by chance are settings, or one line that begins with the file. */
class SettingsFuzzTest {
    private static final String SETTINGS =
            """
            baseline:   {size: 40, duration-tolerance: 0.1, nearest: 5}
            detection:
              q: 0.1
            prometheus:
              url: "http://localhost:9090"
              timeout: 30s
              max-answer: 64MB
              window-scrapes: 4
              namespace: &n default
            llm: {mode: auto, model: gpt-4o-mini, timeout: 30s, max-tokens: 1000}
            """;

    @Test
    void aFileIsSettingsOrALine(@TempDir Path folder) {
        Path file = folder.resolve("agent.yaml");
        SettingsReader reader = new SettingsReader(new Variables(Map.of()));
        Robust.reads(new Mutations(List.of(SETTINGS.getBytes(StandardCharsets.UTF_8))), 800, bytes -> {
            Files.write(file, bytes);
            try {
                reader.read(asked(file));
            } catch (SettingsReader.WrongSettings wrong) {
                assertThat(wrong.getMessage()).startsWith(file.toString()).doesNotContain("Exception", "\n");
            }
        });
    }

    private static Asked asked(Path file) {
        ReportRequest request = new ReportRequest(
                Optional.empty(),
                Path.of("a"),
                Path.of("b"),
                List.of(),
                Optional.empty(),
                ZoneOffset.UTC,
                Optional.empty(),
                new AcceptedFile(Path.of(AcceptedFile.NAME)));
        return new Asked(request, Map.of(), Optional.of(file), Optional.empty(), false);
    }
}
