package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What came of a prompt. */
public sealed interface Answer {
    /** Of this time: what was billed for it, or may have been. */
    Usage usage();

    /** What is counted for that; empty where the model has no price. */
    OptionalDouble costUsd();

    /** Which steps were taken to have it, for whoever reads it; a line each. */
    List<String> notes();

    Answer noting(String note);

    /**
     * A whole answer that is not blank. Whoever wrote it, a model now or what was kept of one: nothing in it is hidden from sight, and
     * what looks like a secret or somebody's address is a mark.
     *
     * @param usage nothing for an answer that was kept
     * @param isKept whether it was given before and is told again
     */
    record Written(String text, String model, Usage usage, OptionalDouble costUsd, boolean isKept, List<String> notes)
            implements Answer {
        public Written {
            text = Redaction.of(Seen.in(text)).text();
            notes = List.copyOf(notes);
        }

        /** From a model, as yet without a price. */
        static Written by(String model, String text, Usage usage) {
            return new Written(text, model, usage, OptionalDouble.empty(), false, List.of());
        }

        /** Prompt and answer. */
        public long tokens() {
            return usage.total();
        }

        /** The same with this text in its place, for which another answer was asked as well. */
        public Written mended(String other, Answer asked) {
            OptionalDouble more = asked.costUsd();
            OptionalDouble usd = costUsd.isPresent() && more.isPresent()
                    ? OptionalDouble.of(costUsd.getAsDouble() + more.getAsDouble())
                    : OptionalDouble.empty();
            return new Written(other, model, usage.and(asked.usage()), usd, isKept, joined(notes, asked.notes()));
        }

        Written at(Usage counted, OptionalDouble usd) {
            return new Written(text, model, counted, usd, isKept, notes);
        }

        @Override
        public Written noting(String note) {
            return new Written(text, model, usage, costUsd, isKept, joined(notes, List.of(note)));
        }
    }

    /**
     * No usable answer.
     *
     * @param why one line for people, without secrets and without anything the server wrote
     * @param cause what stood in the way
     * @param usage what it cost in tokens all the same: as the server says, or as much as it may have been
     * @param rest for how long it is of no use to ask again, where that is known
     */
    record Refused(
            String why, Cause cause, Usage usage, OptionalDouble costUsd, Optional<Duration> rest, List<String> notes)
            implements Answer {
        public Refused {
            notes = List.copyOf(notes);
        }

        Refused(String why, Cause cause) {
            this(why, cause, Usage.NONE);
        }

        Refused(String why, Cause cause, Usage usage) {
            this(why, cause, usage, OptionalDouble.of(0), Optional.empty(), List.of());
        }

        Refused at(Usage counted, OptionalDouble usd) {
            return new Refused(why, cause, counted, usd, rest, notes);
        }

        Refused because(String other) {
            return new Refused(other, cause, usage, costUsd, rest, notes);
        }

        Refused resting(Optional<Duration> asked) {
            return new Refused(why, cause, usage, costUsd, asked, notes);
        }

        @Override
        public Refused noting(String note) {
            return new Refused(why, cause, usage, costUsd, rest, joined(notes, List.of(note)));
        }
    }

    /** What is said already is not said again. */
    private static List<String> joined(List<String> notes, List<String> more) {
        return Stream.concat(notes.stream(), more.stream()).distinct().toList();
    }

    /** What stood in the way of an answer. */
    enum Cause {
        /** Nobody was asked: it would cost too much. */
        BUDGET,
        /** Nobody was asked: too many calls. */
        RATE,
        /** Nobody was asked: of late the server did not answer, or said not to ask. */
        RESTING,
        /** Nobody was asked: there was no connection to ask over. */
        UNREACHED,
        /** Nobody was asked: whoever wanted to know did not wait. */
        LEFT,
        /** The server declined: nothing is billed for that. */
        UNANSWERED,
        /** It may have answered, and no whole answer arrived: who knows what is billed. */
        LOST,
        /** It answered, with nothing of use. */
        UNUSABLE,
        /** Whoever asked wanted no answer any more: who knows what is billed, and the server is not to blame. */
        STOPPED;

        /** Whether whoever asked was interrupted. */
        boolean isAStop() {
            return this == LEFT || this == STOPPED;
        }

        /** Whether a server was sent the prompt. */
        boolean isOfAServer() {
            return this == UNANSWERED || this == LOST || this == UNUSABLE || this == STOPPED;
        }
    }
}
