package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why containers ended, and whether they do so again and again. */
class AsksRestartsTest {
    private static final String TOOL = "restarts";

    @Test
    void whoIsNotInCrashLoopBackOffIsSaidNotToBe() {
        assertThat(Asked.sample().told("why is my pod in CrashLoopBackOff?", TOOL))
                .startsWith("No container was in CrashLoopBackOff when")
                .contains("1 container ended, OOM-killed, and 1 restart is counted");
        assertThat(Asked.sample().told("is frontend in a crash loop?", TOOL))
                .startsWith("No container of frontend ended or restarted, and it was not in CrashLoopBackOff");
    }

    @Test
    void theEndIsToldWithItsCodeItsLimitAndWhereToLook() {
        for (String question : List.of(
                "why was checkoutservice OOM killed?",
                "when did checkoutservice crash?",
                "how often did checkoutservice restart?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .startsWith(
                            "In run " + Folder.INCIDENT + " 1 container ended, OOM-killed, and 1 restart is counted:"
                                    + " checkoutservice's server at 14:26:12, OOMKilled (exit code 137).")
                    .contains("not in CrashLoopBackOff", "at 14:26:14 it waited", "memory limit was 128\u202fMiB")
                    .contains("is consistent with checkoutservice as the origin")
                    .containsPattern("\n    kubectl logs --previous checkoutservice-\\S+ -c server\n");
        }
    }

    @Test
    void howManyAndWhetherForMemoryIsSaidInTheFirstSentence() {
        for (String question : List.of("how many restarts were there?", "was anything OOM-killed?")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .startsWith(
                            "In run " + Folder.INCIDENT + " 1 container ended, OOM-killed, and 1 restart is counted:")
                    .contains("No container was in CrashLoopBackOff when its objects were recorded.");
        }
    }

    @Test
    void aLoopIsToldWithWhatTheExitCodeSaysAndNoMore(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("why is cartservice crashing?", TOOL))
                .startsWith("cartservice was in CrashLoopBackOff when")
                .contains("after 6 restarts", "14:27:05: Error (exit code 1)", "its log tells which")
                .doesNotContain("caused", "origin");
        assertThat(asked.told("why is my pod in CrashLoopBackOff?", TOOL)).startsWith("cartservice was in");
        assertThat(asked.missed("did emailservice restart?", TOOL))
                .startsWith("No object of emailservice was recorded");
    }

    @Test
    void inAQuietRunNothingEnded() {
        assertThat(Asked.sample(Folder.QUIET).told("did anything crash?", TOOL))
                .startsWith("No container ended or restarted, and none was in CrashLoopBackOff");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "which pods did not restart?",
                        "will frontend crash under twice the load?",
                        "did checkoutservice restart before frontend?",
                        "did frontend crash because of cartservice?",
                        "should I restart frontend?",
                        "is cartservice about to crash?",
                        "why didn't frontend restart?",
                        "did checkoutservice restart in every run?");
    }
}
