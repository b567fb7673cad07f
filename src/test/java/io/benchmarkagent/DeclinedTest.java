package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declined is declined with the words that stopped it and what can be asked instead. */
class DeclinedTest {
    private static final int MOST_LINES = 6;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    what is the latency budget of frontend?      | I do not know what 'budget' means here
                    what's the weather like in Berlin?           | I do not know what 'weather', 'Berlin' mean here
                    throttling in the last two runs              | I can answer that about one run, not about 'the last two runs'
                    which services did not regress?              | I cannot heed 'not' there
                    memory and cpu of adservice                  | I can tell one figure at a time, not 'memory', 'cpu'
                    anomalies in gcp-amd-20260227-151214 and gcp-amd-20260301-143022 | I can answer that about one run, not about 'gcp-amd-20260227-151214', 'gcp-amd-20260301-143022'
                    """)
    void theWordsThatStoppedItAreSaid(String question, String says) {
        String text = Asked.sample().text(question);
        assertThat(text).startsWith("I cannot answer that without a model: " + says + ".");
        assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES);
        assertThat(text.strip()).endsWith("Ask \"what can you do?\" for all that can be asked.");
    }

    /** A question that is offered and then declined would be a bad joke. */
    @ParameterizedTest
    @CsvSource({
        "what is the latency budget of cartservice?",
        "tell me a joke",
        "memory and cpu of adservice",
        "which services did not regress?",
        "compare Intel and AMD in terms of security",
        "why are regressions bad?",
        "latency budget of the cart service in gcp-amd-20260227-151214"
    })
    void whatIsOfferedCanBeAsked(String question) {
        List<String> offered = offered(Asked.sample().text(question));
        assertThat(offered).hasSize(3);
        for (String instead : offered) {
            assertThat(Asked.sample().json(instead).path("outcome").asString())
                    .as(instead)
                    .isIn("answered", "no_data");
        }
    }

    @Test
    void whatIsOfferedIsAboutWhatWasAsked() {
        assertThat(offered(Asked.sample().text("latency budget of the cart service in gcp-amd-20260227-151214")))
                .allSatisfy(instead -> assertThat(instead).contains("gcp-amd-20260227-151214"))
                .anySatisfy(instead -> assertThat(instead).contains("cartservice"));
    }

    @Test
    void namesAreThoseOfTheArchive(@TempDir Path tmp) throws IOException {
        new LevelArchive(tmp).write(1, 1, 1, 1, 1);
        Asked levels = new Asked(tmp, List.of());
        for (String question : List.of("tell me a joke", "latency budget of service-3", "what can you do?")) {
            assertThat(levels.text(question))
                    .doesNotContain("frontend", "checkoutservice", "cartservice", "AMD", "gcp-amd");
        }
        assertThat(levels.text("latency budget of service-3")).contains("service-3");
    }

    @Test
    void whoAsksWhatCanBeAskedGetsAllOfIt() {
        assertThat(offered(Asked.sample().text("what can you answer?"))).hasSizeGreaterThan(15);
    }

    @Test
    void aRunWithoutServicesSaysSo() {
        for (String question : List.of(
                "memory of frontend",
                "which services use most memory?",
                "was cartservice throttled?",
                "cpu of adservice")) {
            assertThat(Asked.sample("gcp-amd-20260217-150847").missed(question, ""))
                    .isEqualTo(
                            "Run gcp-amd-20260217-150847 has no per-service data: its JSON tells of the cluster as a whole.");
        }
        assertThat(Asked.sample("gcp-amd-20260217-150847").told("what was the cpu usage?", "run_metric"))
                .contains("the cluster's");
        assertThat(Asked.sample("gcp-amd-20260217-150847").told("cpu of the last run", "run_metric"))
                .contains("the cluster's");
        Asked.sample("gcp-amd-20260217-150847").declines("restart frontend", "tell me a joke");
    }

    @Test
    void whatATimeIsTakenAsIsSaid() {
        assertThat(Asked.sample().told("cpu of frontend at 14:26 on 2026-03-01", "metric_then"))
                .endsWith("'at 14:26 on 2026-03-01' was taken as 2026-03-01 14:26:00 – 14:26:59 UTC.");
        assertThat(Asked.sample().told("cpu of frontend at 14:26:05 on 2026-03-01", "metric_then"))
                .contains(
                        "was taken as 2026-03-01 14:26:05 – 14:26:05 UTC; no sample lies within it, so 15 s on either side");
    }

    private static List<String> offered(String text) {
        return text.lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();
    }
}
