package io.benchmarkagent.ask.talk;

import io.benchmarkagent.ask.question.Answer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of a session: a turn, or the run that was chosen. */
public final class TurnJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHOSEN = "chosen_run";

    private TurnJson() {}

    public static String of(Turn turn) {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", turn.at().toString());
        node.put("question", turn.asked());
        node.put("taken_to_mean", turn.meant());
        node.put("outcome", turn.outcome().name().toLowerCase(Locale.ROOT));
        node.put("response", turn.response());
        node.put("details", turn.details());
        node.put("intent", turn.intent());
        turn.run().ifPresentOrElse(run -> node.put("run", run), () -> node.putNull("run"));
        node.putObject("cost")
                .put("model", turn.cost().model())
                .put("calls", turn.cost().calls())
                .put("tokens", turn.cost().tokens())
                .put("usd", turn.cost().usd());
        return JSON.writeValueAsString(node);
    }

    static String of(Optional<String> chosen) {
        ObjectNode node = JSON.createObjectNode();
        chosen.ifPresentOrElse(run -> node.put(CHOSEN, run), () -> node.putNull(CHOSEN));
        return JSON.writeValueAsString(node);
    }

    /** @throws IllegalArgumentException of a line that says something else */
    public static Conversation added(Conversation before, String line) {
        JsonNode node = JSON.readTree(line);
        return node.has(CHOSEN) ? before.about(text(node, CHOSEN)) : before.and(turn(node));
    }

    private static Turn turn(JsonNode node) {
        JsonNode cost = node.path("cost");
        return new Turn(
                instant(node.path("at").asString("")),
                node.path("question").asString(""),
                node.path("taken_to_mean").asString(""),
                Answer.Outcome.valueOf(node.path("outcome").asString("").toUpperCase(Locale.ROOT)),
                node.path("response").asString(""),
                node.path("details").asString(""),
                node.path("intent").asString(""),
                text(node, "run"),
                new Answer.Cost(
                        cost.path("model").asString(""),
                        cost.path("calls").asInt(0),
                        cost.path("tokens").asLong(0),
                        cost.path("usd").asDouble(0)));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no time", wrong);
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.path(name).isString() ? Optional.of(node.path(name).asString()) : Optional.empty();
    }
}
