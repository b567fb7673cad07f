package io.benchmarkagent.ask.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void aKillIsOnlyOneForMemoryWhereTheRecordSaysSo() {
        assertThat(ExitCode.meaning("OOMKilled", 137)).contains("more memory than it may");
        assertThat(ExitCode.meaning("Error", 137)).contains("SIGKILL", "does not say whether for memory");
    }

    @Test
    void aSignalIsToldByItsNumber() {
        assertThat(ExitCode.meaning("Error", 143)).contains("SIGTERM");
        assertThat(ExitCode.meaning("Error", 136)).contains("signal 8");
        assertThat(ExitCode.meaning("Error", 255)).contains("the program's own");
    }

    @Test
    void whatIsNotRecordedMeansNothing() {
        assertThat(ExitCode.meaning("", -1)).isEmpty();
        assertThat(ExitCode.ended("", -1)).isEqualTo("no exit code");
        assertThat(ExitCode.ended("Error", 1)).isEqualTo("Error (exit code 1)");
    }
}
