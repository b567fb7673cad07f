package io.benchmarkagent.slack;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a button knows of the answer it stands under, so that it works for as long as its message is there.
 *
 * @param meant what was asked in full
 */
record Kept(String meant, String intent, Optional<String> run) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of a button's value. */
    private static final int MOST = 2000;

    static Kept of(String meant, Answer answer) {
        boolean answered = answer.outcome() == Answer.Outcome.ANSWERED;
        return new Kept(
                meant, answer.resolved().intent(), answered ? answer.resolved().run() : Optional.empty());
    }

    /** Empty where it is too long, or there is nothing to go on from. */
    Optional<String> value() {
        return run.map(id -> JSON.writeValueAsString(JSON.createObjectNode()
                        .put("question", meant)
                        .put("intent", intent)
                        .put("run", id)))
                .filter(json -> json.length() <= MOST);
    }

    /** Empty for what we did not write. */
    static Optional<Kept> read(String value) {
        try {
            JsonNode node = JSON.readTree(value);
            return node.path("question").isString() && node.path("run").isString()
                    ? Optional.of(new Kept(
                            node.path("question").asString(),
                            node.path("intent").asString(""),
                            Optional.of(node.path("run").asString())))
                    : Optional.empty();
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    /** As if it had just been asked. */
    Conversation conversation(Instant now) {
        return Conversation.NEW.and(
                new Turn(now, meant, meant, Answer.Outcome.ANSWERED, "", "", intent, run, Answer.Cost.NONE));
    }
}
