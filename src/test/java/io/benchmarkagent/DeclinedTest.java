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
                    which services did not restart?              | I cannot heed 'not' there
                    memory of adservice and cpu                  | I can tell one figure at a time, not 'memory', 'cpu'
                    anomalies in gcp-amd-20260227-151214 and gcp-amd-20260301-143022 | I can answer that about one run, not about 'gcp-amd-20260227-151214', 'gcp-amd-20260301-143022'
                    """)
    void theWordsThatStoppedItAreSaid(String question, String says) {
        String text = Asked.sample().text(question);
        assertThat(text).startsWith("I cannot answer that without a model: " + says + ".");
        assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES);
        assertThat(text.strip()).endsWith("Ask \"what can you do?\" for all that can be asked.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    which services do not use more than 100 MiB?           | not
                    which services never use more than 100 MiB?            | never
                    which services except redis-cart use more than 50 MiB? | except
                    which services use between 50 and 80 MiB?              | between
                    which services are not above 100 MiB?                  | not
                    """)
    void aNumberIsNotBlamedForTheWordBesideIt(String question, String word) {
        assertThat(Asked.sample().text(question).lines().findFirst().orElseThrow())
                .contains("I cannot heed '" + word)
                .doesNotContain("MiB");
    }

    @Test
    void aTimeThatStoppedItIsNamed() {
        assertThat(Asked.sample().text("compare Intel and AMD in March"))
                .contains("I cannot tell that of a time ('in March').");
        Asked.sample()
                .declines(
                        "why was cartservice slow at 14:26?",
                        "why was frontend slow between 14:20 and 14:23?",
                        "why was checkoutservice slow before 14:24?",
                        "which service has the highest cpu per request?");
    }

    /** A question that is offered and then declined would be a bad joke. */
    @ParameterizedTest
    @CsvSource({
        "what is the latency budget of cartservice?",
        "tell me a joke",
        "memory of adservice and cpu",
        "which services did not restart?",
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
        assertThat(Asked.sample("gcp-amd-20260217-150847").told("cpu of this run", "run_metric"))
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

    @Test
    void aMomentOfATimelineIsToldAsWhatItWasTaken() {
        assertThat(Asked.sample().told("what happened at 14:26", "timeline"))
                .endsWith("'at 14:26' was taken as 2026-03-01 14:21:00 – 14:31:59 UTC, with 5 min on either side.");
        assertThat(Asked.sample().told("what happened after 14:27?", "timeline"))
                .startsWith("From 2026-03-01 14:27:00");
    }

    @Test
    void whoAsksForAPeakOfATimeIsToldItFirst() {
        assertThat(Asked.sample().told("max memory of checkoutservice between 14:22 and 14:27", "metric_then"))
                .contains("checkoutservice's highest memory was 128");
        assertThat(Asked.sample().told("min cpu of frontend between 14:22 and 14:27", "metric_then"))
                .contains("frontend's lowest CPU was 12.2");
    }

    @Test
    void zerosThatNobodyCanBeSureOfAreNotCalledUnmeasured() {
        assertThat(Asked.sample().missed("error rate of checkoutservice in run gcp-amd-20260227-151214", "run_metric"))
                .contains("has 0 as error rate of checkoutservice", "is not known")
                .doesNotContain("Nobody measured");
    }

    @Test
    void whereTheClusterHasNoErrorsThoseOfItsServicesAreTold() {
        assertThat(Asked.sample().told("were there errors?", "run_metric"))
                .contains("of the cluster as a whole", "checkoutservice had the highest errors of 10 services: 3.18");
        assertThat(Asked.sample().told("did the previous run have errors?", "run_metric"))
                .contains("of all 10 services that were measured was the same: 0");
    }

    @Test
    void theHighestRequestIsReadFromTheRecordedObjects() {
        assertThat(Asked.sample().told("which service has the highest cpu request?", "ranking"))
                .contains("As recorded with run", "loadgenerator had the highest cpu request of a container: 0.3");
    }

    private static List<String> offered(String text) {
        return text.lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();
    }
}
