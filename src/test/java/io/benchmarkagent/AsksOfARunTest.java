package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.pipeline.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a question does not name, and describes. */
class AsksOfARunTest {
    private static final String BEFORE = "gcp-intel-20260301-091207";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    what was the cpu of frontend in the previous run?          | run_metric | gcp-intel-20260301-091207
                    any anomalies in the run before?                           | anomalies  | gcp-intel-20260301-091207
                    cpu of frontend in the run before the last run             | run_metric | gcp-intel-20260301-091207
                    memory of adservice in the last Intel run                  | run_metric | gcp-intel-20260301-091207
                    any throttling in the last Intel run?                      | throttling | gcp-intel-20260301-091207
                    cpu of the latest run on intel                             | run_metric | gcp-intel-20260301-091207
                    memory of adservice in the previous AMD run                | run_metric | gcp-amd-20260227-151214
                    anomalies in the second last AMD run                       | anomalies  | gcp-amd-20260227-151214
                    cpu in the run before gcp-intel-20260301-091207            | run_metric | gcp-amd-20260227-151214
                    cpu of the oldest run                                      | run_metric | gcp-amd-20260216-094118
                    was shippingservice throttled in the intel run of march 1st 2026? | throttling | gcp-intel-20260301-091207
                    cpu of frontend in gcp-amd-20260227                        | run_metric | gcp-amd-20260227-151214
                    cpu of frontend in run 20260227-151214                     | run_metric | gcp-amd-20260227-151214
                    """)
    void itIsFoundInTheArchive(String question, String intent, String run) {
        var answer = Asked.sample().json(question);
        assertThat(answer.at("/resolved/intent").asString()).isEqualTo(intent);
        assertThat(answer.at("/resolved/run").asString()).isEqualTo(run);
        assertThat(answer.path("response").asString()).contains("Taken to mean: '", "is " + run);
    }

    @Test
    void whatIsBeforeIsSaidAgainstTheRunThatIsGiven() {
        assertThat(Asked.sample("gcp-amd-20260227-151214")
                        .json("cpu of frontend in the previous run")
                        .at("/resolved/run")
                        .asString())
                .isEqualTo("gcp-intel-20260227-103358");
        ask("cpu of the last Intel run", "--run-id", INCIDENT)
                .isRefused(Exit.BAD_INPUT, "is run " + BEFORE, "name one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare the last two runs",
                "what changed between the last two runs?",
                "what is the difference between the two last runs?",
                "is the last run slower than the previous one?",
                "compare the latest run with the previous run",
                "compare the last run with gcp-intel-20260301-091207"
            })
    void twoAreHeldAgainstEachOther(String question) {
        assertThat(Asked.sample().told(question, "groups_compared")).contains(BEFORE, INCIDENT, "in a single run");
    }

    @Test
    void whatMayBeOneOrAnotherIsAskedBack() {
        ask("cpu of the intel run").isRefused(Exit.BAD_INPUT, "'the intel run' may be one of 9 runs", BEFORE);
        ask("cpu of frontend in gcp-amd-2026").isRefused(Exit.BAD_INPUT, "may be one of 8 runs", INCIDENT);
        ask("cpu in the run of 2026-03-01").isRefused(Exit.BAD_INPUT, "may be one of 2 runs", INCIDENT, BEFORE);
        ask("cpu of frontend in gcp-amd-202602279").isRefused(Exit.BAD_INPUT, "nearest: ", "gcp-amd-20260227-151214");
        ask("cpu of the run before gcp-amd-20260216-094118").isRefused(Exit.BAD_INPUT, "holds no run");
    }

    @Test
    void whoAsksForTheRunsThemselvesIsToldOfThem() {
        assertThat(Asked.sample().told("when was the last Intel run?", "runs")).contains("9 runs on intel");
    }

    @Test
    void idsOfAnyLookAreFound(@TempDir Path tmp) throws IOException {
        new LevelArchive(tmp).write(1, 1, 1, 1, 1, 1);
        Asked levels = new Asked(tmp, List.of());
        assertThat(levels.json("memory of service-0 in the previous run")
                        .at("/resolved/run")
                        .asString())
                .isEqualTo(LevelArchive.id(4));
        assertThat(levels.json("memory of service-0 in the oldest run")
                        .at("/resolved/run")
                        .asString())
                .isEqualTo(LevelArchive.id(0));
    }

    @Test
    void whatOnlyLooksLikeARunIsNotTakenForOne() {
        Asked.sample()
                .declines(
                        "cpu in the last successful run",
                        "cpu of frontend in the run before the deployment",
                        "cpu of the run before this change",
                        "any anomalies in gcp-amd-20260227-151214 and gcp-amd-20260301-143022?",
                        "cpu in the last two runs",
                        "which services were throttled in the last three runs?",
                        "memory in the previous release",
                        "cpu of the last ARM run",
                        "the previous run of the marathon",
                        "was the previous test of the new feature ok with customers?",
                        "limits of frontend in every previous run",
                        "how was the previous run received by the team?",
                        "compare the last two releases",
                        "compare the last two runs of my son");
        Asked.sample().leaves("did memory go up over the last 5 runs?", "groups_compared");
    }

    private static Ran ask(String question, String... more) {
        List<String> all = new ArrayList<>(List.of("query", "--archive", SAMPLE.toString(), question));
        all.addAll(List.of(more));
        return Agent.bare().run(all.toArray(String[]::new));
    }
}
