package io.benchmarkagent.web.query;

import io.benchmarkagent.ask.question.Question;
import java.util.Optional;

/**
 * A question as it came in.
 *
 * @param run {@code ID} or {@code ID@TIME}
 * @param from the first time that is meant, as typed
 * @param to the last
 * @param zone of times that carry none, as typed
 * @param who asks, as the audit names it; empty for whoever started the service
 * @param fresh not to be told what was answered before
 */
public record QueryAsked(
        Question question,
        Optional<String> run,
        Optional<String> from,
        Optional<String> to,
        Optional<String> zone,
        Optional<String> who,
        boolean fresh) {

    /** In other words. */
    public QueryAsked asking(Question other) {
        return new QueryAsked(other, run, from, to, zone, who, fresh);
    }
}
