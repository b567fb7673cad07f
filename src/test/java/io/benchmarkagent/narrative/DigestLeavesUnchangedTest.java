package io.benchmarkagent.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.FindingsReader;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.Examples;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.LlmSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The door takes secrets out of prompts, and none of the figures, times and names that findings are made of. */
class DigestLeavesUnchangedTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Findings> findings() throws IOException {
        try (Stream<Path> golden = Files.walk(Path.of("src/test/golden"))) {
            return Stream.of(
                            Stream.of(Examples.regressed(), Examples.clean(), Examples.unjudged()),
                            ExampleReports.all().stream().map(report -> report.findings()),
                            golden
                                    .filter(file -> file.endsWith("findings.json"))
                                    .map(DigestLeavesUnchangedTest::read)
                                    .toList()
                                    .stream())
                    .flatMap(all -> all);
        }
    }

    @ParameterizedTest
    @MethodSource("findings")
    void theServerReadsWhatWasToldOfTheFindings(Findings findings) {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.says("It was as expected."))) {
            LlmSettings settings = new LlmSettings(LlmMode.AUTO, server.baseUrl(), "m", Duration.ofSeconds(5), 300);
            new ModelNarrator(
                            LanguageModels.chosen(settings, Map.of("OPENAI_API_KEY", OpenAiServer.KEY))
                                    .orElseThrow(),
                            new OfflineNarrator(),
                            300,
                            System::nanoTime)
                    .narrate(findings, Duration.ofMinutes(1));
            String sent = server.asked()
                    .get(0)
                    .body()
                    .path("messages")
                    .path(1)
                    .path("content")
                    .asString();
            assertThat(sent).contains(Digest.of(findings));
        }
    }

    private static Findings read(Path file) {
        try {
            return FindingsReader.read(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
