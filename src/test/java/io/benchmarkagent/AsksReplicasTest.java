package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many replicas there are: in all and of each, and not a list of limits. */
class AsksReplicasTest {
    private static final String TOOL = "replicas";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how many replicas are there?",
                "what is the total number of replicas?",
                "replicas per service",
                "how many replicas are ready?",
                "how many replicas did the last run have?",
                "which service has the most replicas?"
            })
    void theirSumIsToldAndThatOfEach(String question) {
        assertThat(Asked.sample().told(question, TOOL))
                .endsWith("12 services are to have 12 replicas in all, of which 12 were ready: 1 each.");
    }

    @Test
    void someAreAddedUpAndOneIsToldAlone() {
        assertThat(Asked.sample().told("how many replicas do frontend and cartservice have together?", TOOL))
                .endsWith("2 services are to have 2 replicas in all, of which 2 were ready: 1 each.");
        assertThat(Asked.sample().told("how many replicas does frontend have?", TOOL))
                .endsWith("frontend is to have 1 replica, of which 1 was ready, and no autoscaler of it was recorded.");
    }

    @Test
    void whoIsNotReadyAndWhoIsScaledIsSeen(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("how many replicas of cartservice are ready?", TOOL))
                .endsWith("cartservice is to have 1 replica, of which 0 were ready, set by an autoscaler of 2–5.");
        assertThat(asked.told("how many replicas are there?", TOOL)).contains(" replicas in all, of which ");
    }

    @Test
    void whereNoObjectWasRecordedNothingIsCounted() {
        assertThat(Asked.sample("gcp-amd-20260227-151214").missed("how many replicas are there?", TOOL))
                .startsWith("No Kubernetes objects were recorded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "are all replicas ready?",
                "replicas and limits of frontend",
                "max replicas of frontend",
                "how many replicas are not ready?",
                "how many replicas should frontend have?",
                "how many replicas were there at 14:25?",
                "which services have more than one replica?",
                "how many replicas run on each node?",
                "how many replicas and pods are there?",
                "how many replicas restarted?",
                "replicas over the last 5 runs",
                "how many pods are there?"
            })
    void whatAsksForMoreOrForOtherThingsIsNotCounted(String question) {
        Asked.sample().leaves(question, TOOL);
    }
}
