package io.benchmarkagent.slack;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.talk.Conversation;
import java.util.Set;

/** Answers a question that may go on from others, on the thread that asks. */
@FunctionalInterface
public interface Answering {

    /**
     * An answer.
     *
     * @param meant what was asked in full
     * @param next how it can be gone on with
     */
    record Answered(String meant, Ask.Reply reply, Set<Next> next) {
        public Answered {
            next = Set.copyOf(next);
        }
    }

    /** What a button asks. */
    enum Next {
        WHY("why", "why?"),
        COMPARE("compare", "and in the run before?");

        private final String label;
        private final String question;

        Next(String label, String question) {
            this.label = label;
            this.question = question;
        }

        String label() {
            return label;
        }

        public String question() {
            return question;
        }
    }

    /** @param who asks, as the audit names them */
    Answered answer(String typed, Conversation before, String who);
}
