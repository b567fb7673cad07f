package io.benchmarkagent.web.access;

import io.benchmarkagent.web.token.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A caller as JSON: nothing is made of what is read but these few words. */
final class WebCallerJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WebCallerJson() {}

    static String of(WebCaller caller) {
        ObjectNode node = JSON.createObjectNode().put("who", caller.who()).put("token", caller.token());
        node.put("until", caller.until().toString());
        ArrayNode may = node.putArray("may");
        caller.may().forEach(scope -> may.add(scope.word()));
        return JSON.writeValueAsString(node);
    }

    /** Empty for what is none. */
    static Optional<WebCaller> read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            String who = node.path("who").asString("");
            EnumSet<Scope> may = EnumSet.noneOf(Scope.class);
            node.path("may").forEach(word -> Scope.of(word.asString("")).ifPresent(may::add));
            Instant until = Instant.parse(node.path("until").asString(""));
            return who.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new WebCaller(who, may, node.path("token").asString(""), until));
        } catch (JacksonException | DateTimeException foreign) {
            return Optional.empty();
        }
    }
}
