package io.benchmarkagent.llm.audit;

import io.benchmarkagent.llm.spend.Usage;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of one prompt, or of one call of a tool.
 *
 * @param who the user, with the CI system where there is one
 * @param command of the command line
 * @param purpose what the prompt was for
 * @param runId empty where it was about no run
 * @param model that was asked or had answered; empty where none was
 * @param usd empty where no price is known
 * @param prompt its hash
 * @param answer its hash; empty without one
 * @param note which steps were taken, or why there is no answer
 * @param texts prompt and answer in full, only if asked for
 */
public record Event(
        Instant at,
        String who,
        String command,
        String purpose,
        String runId,
        String model,
        Outcome outcome,
        Usage usage,
        OptionalDouble usd,
        String prompt,
        String answer,
        String note,
        Optional<Texts> texts) {

    /** Begins the purpose of a tool's call; what follows is the tool's name. */
    public static final String TOOL = "tool ";

    /** Begins the purpose of a request to the service; what follows is what was to be done. */
    public static final String REQUEST = "request ";

    /** Whether it is of a model, and not of a tool that was called for one, or of a request that may have led to any. */
    public boolean isOfAModel() {
        return !purpose.startsWith(TOOL) && !purpose.startsWith(REQUEST);
    }

    /** How it ended. */
    public enum Outcome {
        ANSWERED,
        CACHED,
        /** No server was asked, or none reached. */
        REFUSED,
        /** A server was asked and gave no usable answer. */
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What was said. */
    public record Texts(String prompt, String answer) {}
}
