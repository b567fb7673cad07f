package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else happened when a container ended: that it did is no answer. */
class AsksAroundTest {
    private static final String TOOL = "around_restart";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what happened when checkoutservice restarted?",
                "what else happened around the restart?",
                "what was going on when checkoutservice crashed?",
                "what changed during the restart of checkoutservice?",
                "what happened when a container was OOM-killed?"
            })
    void whatMovedThenIsToldOfEveryService(String question) {
        assertThat(Asked.sample().told(question, TOOL).replace('\u202f', ' '))
                .startsWith("In run " + Folder.INCIDENT + " 1 container ended: checkoutservice's server at 14:26:12")
                .contains("Within 2 min on either side (2026-03-01 14:24:12 – 14:28:12 UTC) the timeline tells of")
                .contains("also of frontend.")
                .contains("at its worst then: ", "frontend's errors, 1.4 % at 14:26:45");
        assertThat(Asked.sample().json(question).at("/tables/0/rows").toString())
                .contains("frontend", "latency: above the expected range")
                .doesNotContain("14:20:00", "14:29:00");
    }

    @Test
    void beforeItAndAfterItAreTheirOwnTimes() {
        assertThat(Asked.sample()
                        .json("what happened after checkoutservice restarted?")
                        .at("/tables/0/rows")
                        .toString())
                .contains("14:29:00")
                .doesNotContain("14:24:45");
        assertThat(Asked.sample()
                        .json("what happened before the restart of checkoutservice?")
                        .at("/tables/0/rows")
                        .toString())
                .contains("14:20:00", "14:26:12")
                .doesNotContain("14:26:30");
    }

    @Test
    void ofTheServiceThatIsAskedAboutAloneIsTold() {
        assertThat(Asked.sample().told("what happened to frontend when checkoutservice restarted?", TOOL))
                .contains("checkoutservice's server at 14:26:12", "1 moment of frontend.")
                .doesNotContain("cartservice");
    }

    @Test
    void whoDidNotRestartIsSaidNotTo() {
        assertThat(Asked.sample().told("what happened when frontend restarted?", TOOL))
                .startsWith("No container of frontend ended or restarted")
                .doesNotContain("not known");
        assertThat(Asked.sample("gcp-amd-20260227-151214").missed("what happened when cartservice restarted?", TOOL))
                .contains("whether a container ended is not known");
    }

    @Test
    void whereNothingElseIsKnownThatIsSaid(@TempDir Path tmp) throws IOException {
        assertThat(new Asked(CrashArchive.in(tmp), List.of()).told("what happened when cartservice crashed?", TOOL))
                .contains("cartservice's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what happened when the benchmark crashed?",
                "what happened when frontend was slow?",
                "what happened when it restarted?",
                "what happened to the p95 latency of frontend when checkoutservice restarted?",
                "why did latency rise when checkoutservice restarted?"
            })
    void anotherQuestionIsNotTakenForIt(String question) {
        Asked.sample().leaves(question, TOOL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when did checkoutservice restart?",
                "why did checkoutservice restart?",
                "what caused the restart?",
                "how often did checkoutservice restart?"
            })
    void howItEndedIsStillTold(String question) {
        Asked.sample().told(question, "restarts");
    }
}
