package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the program's own sentences never say, whatever the run. A model's sentences are held to the same by the narrative's gate. */
class FixedWordsTest {
    private static final Path MAIN = Path.of("src/main/java/io/benchmarkagent");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern NO_CHANGE = Pattern.compile(
            "(?i)\\bno (?:significant |measurable )?(?:change|difference|effect|impact)\\b|\\bunchanged\\b"
                    + "|\\b(?:not|never) changed\\b|\\bnot change\\b");

    @Test
    void notSignificantIsNeverWordedAsNoChange() {
        List<String> sentences = Stream.of("detection", "findings", "narrative", "report", "cause", "recommendation")
                .flatMap(room -> files(MAIN.resolve(room)))
                .filter(file -> !file.endsWith("narrative/Wording.java"))
                .flatMap(file -> LITERAL.matcher(text(file)).results().map(MatchResult::group))
                .toList();
        Stream<String> templates = files(Path.of("templates"))
                .filter(file -> file.toString().endsWith(".ftl"))
                .map(FixedWordsTest::text);

        assertThat(Stream.concat(sentences.stream(), templates))
                .hasSizeGreaterThan(500)
                .noneMatch(text -> NO_CHANGE.matcher(text).find());
        assertThat(files(Path.of("src/test/golden")).map(FixedWordsTest::text))
                .hasSizeGreaterThan(2)
                .noneMatch(text -> NO_CHANGE.matcher(text).find());
    }

    @Test
    void theWordsThatAreLookedForWouldBeFound() {
        assertThat(List.of(
                        "No change in latency", "CPU is unchanged", "it has not changed", "no significant difference"))
                .allMatch(text -> NO_CHANGE.matcher(text).find());
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
