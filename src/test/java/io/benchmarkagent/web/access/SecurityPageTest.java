package io.benchmarkagent.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.web.WebSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise that names a test is worth nothing once the test has gone. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("docs/security.md");
    private static final Path REPLICAS = Path.of("docs/replicas.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!promise )[^|]+\\| ([^|]*)\\|$");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        assertThat(named(Files.readString(PAGE))).hasSizeGreaterThan(50);
        List<MatchResult> replicas = named(Files.readString(REPLICAS));
        assertThat(replicas).hasSizeGreaterThan(8);
        for (MatchResult test : Stream.concat(named(Files.readString(PAGE)).stream(), replicas.stream())
                .toList()) {
            assertThat(text(test.group(1))).as(test.group()).contains("void " + test.group(2) + "(");
        }
    }

    @Test
    void everyPromiseNamesATest() throws IOException {
        String page = Files.readString(PAGE);
        String promises = page.substring(page.indexOf("## What is promised"), page.indexOf("## What is not"));
        assertThat(ROW.matcher(promises).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(20)
                .noneMatch(cell -> named(cell).isEmpty());
    }

    /** Of those that decide who may, all; where the service is and how many it answers stands in its help. */
    @Test
    void everySettingOfAccessIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Arrays.stream(WebSettings.class.getRecordComponents()).map(RecordComponent::getName))
                .filteredOn(name ->
                        !List.of("address", "port", "questions", "waiting").contains(name))
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(page).containsPattern("\\| `" + name + "\\b"));
    }

    private static List<MatchResult> named(String text) {
        return NAMED.matcher(text).results().toList();
    }

    private static String text(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + test)));
        }
    }
}
