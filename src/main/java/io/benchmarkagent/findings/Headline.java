package io.benchmarkagent.findings;

import java.util.Locale;

/** The verdict on the whole run in one line, the same line in every rendering. */
public record Headline(Status status, String text, String next) {

    /** What colour the whole report has. {@code next} says what to do, empty when there is nothing to do. */
    public enum Status {
        ALERT,
        WATCH,
        CLEAN,
        NOT_JUDGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
