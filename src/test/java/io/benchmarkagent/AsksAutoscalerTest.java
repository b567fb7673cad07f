package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds of autoscalers. */
class AsksAutoscalerTest {
    private static final String TOOL = "autoscalers";

    @Test
    void thatNoneWasRecordedIsSaidAndNoLimitInItsPlace() {
        for (String question : List.of(
                "what is the hpa max replicas of frontend",
                "does frontend have an autoscaler?",
                "bounds of the autoscaler of frontend")) {
            assertThat(Asked.sample().missed(question, TOOL))
                    .startsWith("No autoscaler of frontend was recorded with run")
                    .doesNotContain("MiB", "cores");
        }
        assertThat(Asked.sample().missed("are there any autoscalers?", TOOL)).startsWith("No autoscaler was recorded");
    }

    @Test
    void itsBoundsAreTold(@TempDir Path tmp) throws IOException {
        Asked asked = new Asked(CrashArchive.in(tmp), List.of());
        assertThat(asked.told("hpa max replicas of cartservice", TOOL))
                .contains("cartservice may be scaled from 2 to 5 replicas");
        assertThat(asked.told("which services are autoscaled?", TOOL)).contains("cartservice");
        assertThat(asked.missed("hpa of frontend", TOOL)).startsWith("No autoscaler of frontend");
    }

    @Test
    void whatItCannotHeedIsDeclined() {
        Asked.sample()
                .declines(
                        "when did the autoscaler of frontend kick in?",
                        "why did the autoscaler not scale frontend?",
                        "should frontend have an autoscaler with 80 % cpu?",
                        "how fast is the autoscaler?",
                        "create an hpa for productcatalogservice",
                        "hpa events of frontend",
                        "what is an autoscaler good for?",
                        "autoscaler of the cloud provider",
                        "autoscaler bounds of frontend at 14:25 on 2026-03-01",
                        "who wrote the autoscaler?",
                        "which autoscaler failed?");
    }

    @Test
    void whatAnAutoscalerDidIsDeclined() {
        Asked.sample()
                .declines(
                        "did the autoscaler scale frontend in the last Intel run?", "has the hpa scaled cartservice?");
    }
}
