package io.benchmarkagent.llm;

/** Text as it may be kept in a file, or read by others: without secrets and what is not there to be seen. */
public final class Redacted {
    private Redacted() {}

    public static String text(String text) {
        return Redaction.of(Seen.in(text)).text();
    }
}
