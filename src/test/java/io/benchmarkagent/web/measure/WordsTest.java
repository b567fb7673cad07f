package io.benchmarkagent.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void soManyAreTheirOwnAndTheRestIsOther() {
        Words words = new Words(2);
        assertThat(words.of("a")).isEqualTo("a");
        assertThat(words.of("b")).isEqualTo("b");
        assertThat(words.of("c")).isEqualTo("other");
        assertThat(words.of("a")).as("known before").isEqualTo("a");
    }

    @Test
    void oneIsALineOfSoManyLetters() {
        assertThat(Words.plain("x".repeat(500))).hasSize(80);
        assertThat(Words.plain("a\nb\u202e")).doesNotContain("\n", "\u202e");
        assertThat(Words.plain(" ")).isEqualTo("none");
    }
}
