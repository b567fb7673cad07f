package io.benchmarkagent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTest {
    @Test
    void aLineThatFitsStaysAsItIs() {
        assertThat(Folded.of("one two\n\n  three\n", 9)).isEqualTo("one two\n\n  three\n");
    }

    @Test
    void oneThatDoesNotIsBrokenBetweenWords() {
        assertThat(Folded.of("one two three four", 9)).isEqualTo("one two\nthree\nfour");
    }

    @Test
    void whatFollowsStandsUnderWhatItBelongsTo() {
        assertThat(Folded.of("- " + "word ".repeat(8).strip(), 30))
                .isEqualTo("- word word word word word\n  word word word");
        assertThat(Folded.of("  source: " + "word ".repeat(8).strip() + "\n", 40))
                .isEqualTo("  source: word word word word word word\n    word word\n");
    }

    @Test
    void aRowIsBrokenBeforeACell() {
        assertThat(Folded.of("checkoutservice  387 ms  expected 171 ms", 36))
                .isEqualTo("checkoutservice  387 ms\nexpected 171 ms");
    }

    @Test
    void aWordThatIsTooLongIsLeftWhole() {
        assertThat(Folded.of("see " + "x".repeat(30) + " there", 10)).isEqualTo("see\n" + "x".repeat(30) + "\nthere");
    }

    @Test
    void aColourTakesNoRoom() {
        String painted = "\u001b[31mone\u001b[0m two";
        assertThat(Folded.of(painted, 7)).isEqualTo(painted);
    }

    @Test
    void aCommandIsStillOneToAShell() {
        assertThat(Folded.command("  kubectl -n shop get pods --output wide", 26))
                .isEqualTo("  kubectl -n shop get \\\n    pods --output wide");
    }
}
