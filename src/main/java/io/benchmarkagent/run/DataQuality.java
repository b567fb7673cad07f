package io.benchmarkagent.run;

import java.util.Locale;

/** Something about the data that a reader must know before trusting the rest, and how to mend it. */
public record DataQuality(String id, Level severity, String subject, String message, String remedy) {

    /** How much it costs: an error hides results, a warning weakens them, an info explains them. */
    public enum Level {
        ERROR,
        WARNING,
        INFO;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
