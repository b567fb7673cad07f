package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
    @Test
    void controlCharactersAreShownInsteadOfObeyed() {
        assertThat(Inert.visible("\u001b[31mred\u0007\u007f")).isEqualTo("␛[31mred␇␡");
        assertThat(Inert.visible("a\u0085b")).isEqualTo("a⟨U+0085⟩b");
    }

    @Test
    void whatReordersOrHidesTextIsShown() {
        assertThat(Inert.visible("front\u202edne\u2066\u200b\ufeff\u2028"))
                .isEqualTo("front⟨U+202E⟩dne⟨U+2066⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+2028⟩");
        assertThat(Inert.visible("\udb40\udc41")).isEqualTo("⟨U+E0041⟩");
        assertThat(Inert.visible("\ud800x")).isEqualTo("\ufffdx");
    }

    @Test
    void lettersOfAnyScriptAndThinSpacesStay() {
        assertThat(Inert.visible("Größe 测试 🚀 412\u202fms")).isEqualTo("Größe 测试 🚀 412\u202fms");
    }

    @Test
    void anOverlongNameIsCutInItsMiddle() {
        String cut = Inert.name("start-" + "x".repeat(500) + "-end");
        assertThat(cut).hasSize(120).startsWith("start-").contains("x…x").endsWith("-end");
    }

    @Test
    void anEndlessWordOfASentenceIsCutLikeAName() {
        assertThat(Inert.sentence("see " + "x".repeat(5000) + " there"))
                .hasSize(130)
                .startsWith("see xx")
                .contains("x…x")
                .endsWith("x there");
    }

    @Test
    void aNameIsOneLine() {
        assertThat(Inert.name(" a\r\nb\tc\n")).isEqualTo("a b c");
        assertThat(Inert.name(" \n")).isEqualTo("␠");
        assertThat(Inert.name("")).isEmpty();
    }
}
