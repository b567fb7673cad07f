package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Mutations;
import io.benchmarkagent.fixtures.Robust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, indexes and catalogues spoilt by chance are read, or refused with an error of our own. */
class PrometheusFuzzTest {
    private static final Path RECORDED = Path.of("sample-benchmarks/evidence/gcp-amd-20260301-143022/prometheus");

    @Test
    void anAnswerIsReadOrUnanswered() {
        List<byte[]> answers = Stream.of("oom-kills", "restarts", "cluster-request-rate", "node-cpu")
                .map(PrometheusFuzzTest::unpacked)
                .toList();
        Robust.reads(new Mutations(answers), 2000, PrometheusFuzzTest::answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1e999,\"1\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,\"1e999999999\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1]]}]}}",
                "{",
                "{\"status\"",
            })
    void anOddAnswerIsReadOrUnanswered(String text) {
        Robust.reads(text.getBytes(StandardCharsets.UTF_8), "example", PrometheusFuzzTest::answer);
    }

    @Test
    void nestingWithoutAnEndIsMalformedThoughTheParserKnowsNoPlaceOfIt() {
        byte[] deep = ("{\"data\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        Robust.reads(deep, "example", PrometheusFuzzTest::answer);
    }

    @Test
    void anIndexIsReadOrNamed(@TempDir Path folder) throws IOException {
        Mutations mutations = new Mutations(List.of(Files.readAllBytes(RECORDED.resolve(Index.FILE))));
        Robust.reads(mutations, 1000, bytes -> {
            Files.write(folder.resolve(Index.FILE), bytes);
            try {
                Index.read(folder);
            } catch (IOException refused) {
                assertThat(refused).hasMessageStartingWith(Index.FILE + " is no index");
            }
        });
    }

    @Test
    void aCatalogueIsReadOrNamed() throws IOException {
        try (InputStream yaml = Objects.requireNonNull(QueryCatalogue.class.getResourceAsStream("queries.yaml"))) {
            Robust.reads(new Mutations(List.of(yaml.readAllBytes())), 300, bytes -> {
                try {
                    CatalogueReader.read(new ByteArrayInputStream(bytes), "queries.yaml");
                } catch (IllegalArgumentException refused) {
                    assertThat(refused)
                            .isExactlyInstanceOf(IllegalArgumentException.class)
                            .hasMessageStartingWith("queries.yaml: ");
                }
            });
        }
    }

    private static void answer(byte[] bytes) {
        try {
            RangeAnswerReader.read(new ByteArrayInputStream(bytes));
        } catch (Unanswered refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static byte[] unpacked(String query) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDED.resolve(query + ".json.gz")))) {
            return in.readNBytes(20_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
