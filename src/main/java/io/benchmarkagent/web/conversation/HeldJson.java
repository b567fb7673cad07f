package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.AnswerJson;
import io.benchmarkagent.ask.talk.Turn;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Conversations, and answers in them, as they are sent. */
final class HeldJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HeldJson() {}

    static String path(Held held) {
        return ConversationsApi.PATH + "/" + held.id();
    }

    static String of(Held held) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", held.id()).put("begun", held.begun().toString());
        held.conversation().run().ifPresentOrElse(run -> node.put("run", run), () -> node.putNull("run"));
        ArrayNode turns = node.putArray("turns");
        held.conversation().turns().forEach(turn -> turn(turns.addObject(), turn));
        node.putObject("links").put("self", path(held)).put("messages", path(held) + "/messages");
        return printed(node);
    }

    private static void turn(ObjectNode node, Turn turn) {
        node.put("at", turn.at().toString())
                .put("query", turn.asked())
                .put("taken_to_mean", turn.meant())
                .put("outcome", turn.outcome().name().toLowerCase(Locale.ROOT))
                .put("response", turn.response());
        turn.run().ifPresentOrElse(run -> node.put("run", run), () -> node.putNull("run"));
    }

    /** As to a question that stands for itself, with what this one was taken to mean. */
    static String of(Answer answer, String meant) {
        ObjectNode node = (ObjectNode) JSON.readTree(AnswerJson.of(answer, Optional.empty()));
        return printed(node.put("taken_to_mean", meant));
    }

    private static String printed(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
