package io.benchmarkagent.ask.question;

import java.util.Optional;
import java.util.regex.Pattern;

/** A question as it was typed, in one line. */
public record Question(String text) {
    private static final int LONGEST = 2000;
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]|[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]");

    /** "The current run" is the newest, and recorded. */
    private static final Pattern NOW = Pattern.compile(
            "(?i)\\b(?:now|currently|presently|at (?:the|this) moment|at present|current(?! (?:\\p{L}+ )?(?:run|benchmark|test|execution)))\\b");

    public Question {
        text = text.strip().replaceAll("\\s+", " ");
    }

    /** Why something cannot be asked, in one line; empty where it can. */
    public static Optional<String> mistake(String text) {
        if (!WORD.matcher(text).find()) {
            return Optional.of("the question has no word; ask one such as \"which services use most memory?\"");
        }
        if (text.length() > LONGEST) {
            return Optional.of("the question has " + text.length() + " characters; ask in at most " + LONGEST);
        }
        return CONTROL.matcher(text)
                .results()
                .findFirst()
                .map(found -> "the question holds the control character U+%04X at %d; leave it out"
                        .formatted(text.codePointAt(found.start()), found.start() + 1));
    }

    /** Whether it asks how something is now, which no recorded run tells. */
    public boolean isOfNow() {
        return NOW.matcher(text).find();
    }
}
