package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Limits and configuration. */
class AsksLimitsTest {
    private static final String TOOL = "resource_limits";

    @Test
    void oneServiceIsToldInASentence() {
        for (String question : List.of(
                "configuration of redis-cart",
                "what is the memory limit of redis-cart?",
                "replicas and limits of redis-cart")) {
            assertThat(Asked.sample().told(question, TOOL))
                    .contains(
                            "redis-cart may use 0.125\u202fcores and 256\u202fMiB of memory",
                            "it is to have 1 replica, and no autoscaler of it was recorded.");
        }
    }

    @Test
    void whoseLimitsWereNotRecordedIsNamed(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("what are the cpu requests of frontend?", TOOL)).contains("requests 0.1\u202fcores");
        JsonNode answer = asked.json("what are the resource limits and configuration of all services?");
        assertThat(answer.path("response").asString()).contains("11 containers", "Not recorded: emailservice.");
        assertThat(answer.at("/tables/0/rows").toString()).contains("[\"emailservice\",\"not recorded\"");
        assertThat(answer.path("confidence_basis").asString()).isEqualTo("11 of 12 services were observed");
        assertThat(asked.told("how is cartservice configured?", TOOL))
                .endsWith("1 replica, set by an autoscaler of 2–5.");
        assertThat(asked.told("limits of emailservice", TOOL))
                .startsWith("As the JSON of run ")
                .contains(
                        "emailservice may use ", "Limits of memory, requests and replicas were not recorded with it.");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "which services have no limits?",
                        "is the limit of frontend too low?",
                        "limits of kube-system",
                        "how much CPU may adservice use?");
    }
}
