package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How services were when their objects were recorded. */
class AsksStatusTest {
    private static final String TOOL = "service_status";

    @Test
    void aServiceIsReadyAsRecordedAndItsAlertsAreSaid() {
        assertThat(Asked.sample().told("are the pods of checkoutservice ready?", TOOL))
                .startsWith("checkoutservice was ready (1/1 pods, 1 restart)")
                .contains(
                        "at its end or after",
                        "how it is now is not known",
                        "7 alerts were raised about checkoutservice");
        assertThat(Asked.sample().told("is redis-cart up right now?", TOOL)).contains("raise no alert about it");
    }

    @Test
    void allAreCounted() {
        for (String question : List.of(
                "are all services healthy?",
                "is anything down?",
                "state of all services",
                "which pods are not running?")) {
            assertThat(Asked.sample().told(question, TOOL)).startsWith("All 12 services were ready");
        }
    }

    @Test
    void whoIsNotReadyIsNamedFirstAndWhoIsNotRecordedAsWell(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("are all pods running?", TOOL))
                .startsWith("1 of 11 services was not ready (cartservice)")
                .contains("Not recorded: emailservice.");
        assertThat(asked.told("is cartservice ok?", TOOL))
                .startsWith("cartservice was not ready (0/1 pods, 6 restarts, CrashLoopBackOff, not Ready)");
        assertThat(asked.json("are all pods running?").at("/tables/0/rows/0/0").asString())
                .isEqualTo("cartservice");
        assertThat(asked.json("are all pods running?").path("confidence").asDouble())
                .isBetween(0.91, 0.92);
        assertThat(asked.missed("status of emailservice", TOOL)).startsWith("No object of emailservice was recorded");
    }

    @Test
    void withoutObjectsNothingIsKnown() {
        assertThat(Asked.sample("gcp-amd-20260227-151214").missed("is frontend healthy?", TOOL))
                .startsWith("No Kubernetes objects were recorded");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "which services are running slow?",
                        "was frontend healthy before the deployment?",
                        "is frontend ready for production?",
                        "status of order 66");
        assertThat(Asked.sample().json("status of carservice").path("response").asString())
                .contains("nearest: cartservice");
    }
}
