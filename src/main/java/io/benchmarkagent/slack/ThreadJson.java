package io.benchmarkagent.slack;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.TurnJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was said in a thread, as replicas keep it for each other: the same lines as of a session in a terminal. */
final class ThreadJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ThreadJson() {}

    static String of(Conversation conversation) {
        ObjectNode node = JSON.createObjectNode();
        conversation.run().ifPresent(run -> node.put("run", run));
        conversation.turns().forEach(turn -> node.withArray("turns").add(TurnJson.of(turn)));
        return JSON.writeValueAsString(node);
    }

    /** A new one for what we did not write. */
    static Conversation read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            Conversation read = Conversation.NEW.about(node.path("run").asStringOpt());
            for (JsonNode line : node.path("turns")) {
                read = TurnJson.added(read, line.asString(""));
            }
            return read;
        } catch (JacksonException | IllegalArgumentException foreign) {
            return Conversation.NEW;
        }
    }
}
