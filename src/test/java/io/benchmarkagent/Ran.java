package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a command printed, and its exit code. */
public record Ran(int exit, String out, String err) {

    /** Done, with nothing to complain of. */
    Ran isDone() {
        assertThat(err).isEmpty();
        assertThat(exit).isZero();
        return this;
    }

    /** Done, and one line on standard error says what was lost. */
    Ran isDoneSaying(String... words) {
        assertThat(errLines()).as(toString()).hasSize(1);
        assertThat(err).startsWith("benchmark-agent: ").contains(words).doesNotContain("\tat ");
        assertThat(exit).isZero();
        return this;
    }

    /** Nothing but one line, on standard error. */
    void isRefused(int exitCode, String... words) {
        assertThat(errLines()).as(toString()).hasSize(1);
        assertThat(err).startsWith("benchmark-agent: ").contains(words).doesNotContain("Exception", "\tat ");
        assertThat(out).isEmpty();
        assertThat(exit).isEqualTo(exitCode);
    }

    private List<String> errLines() {
        return err.lines().toList();
    }
}
