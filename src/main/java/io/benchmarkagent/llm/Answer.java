package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What came of a prompt. */
public sealed interface Answer {

    /**
     * A whole answer that is not blank. Whoever wrote it, a model now or what was kept of one: nothing in it is hidden from sight, and
     * what looks like a secret or somebody's address is a mark.
     *
     * @param usage of this time: nothing for an answer that was kept
     * @param costUsd of this time; empty where the model has no price
     * @param isKept whether it was given before and is told again
     * @param notes which steps were taken to have it, for whoever reads it; a line each
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

        /** Prompt and answer, 0 where the server does not say. */
        public long tokens() {
            return usage.total();
        }

        /** The same with this text in its place, for which this was spent as well. */
        public Written mended(String other, Usage more, OptionalDouble moreUsd) {
            OptionalDouble usd = costUsd.isPresent() && moreUsd.isPresent()
                    ? OptionalDouble.of(costUsd.getAsDouble() + moreUsd.getAsDouble())
                    : OptionalDouble.empty();
            return new Written(other, model, usage.and(more), usd, isKept, notes);
        }

        Written at(OptionalDouble usd) {
            return new Written(text, model, usage, usd, isKept, notes);
        }

        public Written noting(String note) {
            List<String> more = new ArrayList<>(notes);
            more.add(note);
            return new Written(text, model, usage, costUsd, isKept, more);
        }
    }

    /**
     * No usable answer.
     *
     * @param why one line for people, without secrets and without anything the server wrote
     * @param cause what stood in the way
     * @param usage what it cost in tokens all the same, where the server said so
     * @param costUsd what is counted for it; empty where the model has no price
     */
    record Refused(String why, Cause cause, Usage usage, OptionalDouble costUsd) implements Answer {
        Refused(String why, Cause cause) {
            this(why, cause, Usage.NONE);
        }

        Refused(String why, Cause cause, Usage usage) {
            this(why, cause, usage, OptionalDouble.of(0));
        }

        Refused at(OptionalDouble usd) {
            return new Refused(why, cause, usage, usd);
        }

        Refused because(String other) {
            return new Refused(other, cause, usage, costUsd);
        }
    }

    /** What stood in the way of an answer. */
    enum Cause {
        /** Nobody was asked: it would cost too much. */
        BUDGET,
        /** Nobody was asked: too many calls. */
        RATE,
        /** The model was not reached, or declined: nothing is billed for that. */
        UNANSWERED,
        /** It may have answered, and no whole answer arrived: who knows what is billed. */
        LOST,
        /** It answered, with nothing of use. */
        UNUSABLE
    }
}
