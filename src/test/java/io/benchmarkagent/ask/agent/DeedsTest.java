package io.benchmarkagent.ask.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What who only reads may not tell. */
class DeedsTest {

    @Test
    void aServicesNameIsNoAdvice() {
        assertThat(Deeds.objection("recommendationservice's mean memory was 24.9 MiB."))
                .isEmpty();
        assertThat(Deeds.objection("I recommend another node.")).isPresent();
        assertThat(Deeds.objection("The recommendation is another node.")).isPresent();
    }
}
