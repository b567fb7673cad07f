package io.benchmarkagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StageLinesTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whoWatchesSeesOneLineThatGoes() {
        StageLines steps = steps("1", false);
        steps.stage("looking at run a");
        steps.stage("asking the model");
        steps.finish();
        steps.finish();
        assertThat(shown())
                .isEqualTo(ERASE + unwrapped("looking at run a …") + ERASE + unwrapped("asking the model …") + ERASE);
    }

    @Test
    void aLineEachForWhoAsksForItAndTheSameIsNotToldTwice() {
        StageLines steps = steps("1", true);
        steps.stage("asking the model");
        steps.stage("asking the model");
        steps.finish();
        steps.stage("asking the model");
        assertThat(shown().lines()).containsExactly("asking the model", "asking the model");
    }

    @Test
    void nothingInAPipe() {
        StageLines steps = steps("", false);
        steps.stage("looking at run a");
        steps.end();
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatComesAfterTheEndIsOfNobodysInterest() {
        StageLines steps = steps("1", false);
        steps.end();
        steps.stage("asking the model");
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsAskedIsOneLineOfABoundedLengthThatMovesNoCursor() {
        StageLines steps = steps("", true);
        steps.stage("asked Prometheus: up\n\u001b[2J" + "🐢".repeat(1000));
        assertThat(shown())
                .hasLineCount(1)
                .contains("up ␛[2J🐢")
                .endsWith("🐢…\n")
                .doesNotContain("\u001b");
        assertThat(shown().codePointCount(0, shown().length())).isEqualTo(161);
    }

    private static String unwrapped(String line) {
        return "\u001b[?7l" + line + "\u001b[?7h";
    }

    private StageLines steps(String watched, boolean lines) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of("BENCHMARK_AGENT_TTY", watched);
        return new StageLines(Terminal.of(environment, UnaryOperator.identity(), stream, stream), lines);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
