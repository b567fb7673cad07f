package io.benchmarkagent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table that says which test stands for which rule is worth nothing once a test has gone. */
class RulesAndTestsTest {
    private static final Path PAGE = Path.of("docs/evaluation.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!\\*\\*|rule |what |---)[^|]+\\| ([^|]*)\\|$");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = named(Files.readString(PAGE));

        assertThat(named).hasSizeGreaterThan(60).allSatisfy(test -> assertThat(tests.get(test.group(1)))
                .as(test.group())
                .contains("void " + test.group(2) + "("));
    }

    @Test
    void everyRuleOfThePageNamesATest() throws IOException {
        String page = Files.readString(PAGE);
        String rules = page.substring(page.indexOf("## Each rule and the test")).split("\n## ", 2)[0];

        assertThat(ROW.matcher(rules).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(40)
                .noneMatch(cell -> named(cell).isEmpty());
    }

    private static List<MatchResult> named(String text) {
        return NAMED.matcher(text).results().toList();
    }

    /** The text of each test class, by its name. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            RulesAndTestsTest::text,
                            (one, other) -> one + other));
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
