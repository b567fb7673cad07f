package io.benchmarkagent.web.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens as they stand in a file. */
final class TokenJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TokenJson() {}

    static ObjectNode of(List<ApiToken> tokens) {
        ObjectNode whole = JSON.createObjectNode();
        ArrayNode all = whole.putArray("tokens");
        tokens.forEach(token -> all.add(one(token)));
        return whole;
    }

    private static ObjectNode one(ApiToken token) {
        ObjectNode node = JSON.createObjectNode().put("id", token.id()).put("name", token.name());
        node.put("scopes", Scope.words(token.scopes()))
                .put("created", token.created().toString());
        token.expires().ifPresent(end -> node.put("expires", end.toString()));
        token.revoked().ifPresent(end -> node.put("revoked", end.toString()));
        return node.put("sha256", token.hash());
    }

    /** @throws RuntimeException for what is none, of several kinds */
    static List<ApiToken> read(JsonNode whole) {
        if (!whole.path("tokens").isArray()) {
            throw new IllegalArgumentException("no tokens");
        }
        return StreamSupport.stream(whole.path("tokens").spliterator(), false)
                .map(TokenJson::token)
                .toList();
    }

    private static ApiToken token(JsonNode node) {
        return new ApiToken(
                node.path("id").asString(""),
                node.path("name").asString(""),
                Scope.all(List.of(node.path("scopes").asString("").split(","))),
                Instant.parse(node.path("created").asString("")),
                time(node, "expires"),
                time(node, "revoked"),
                node.path("sha256").asString(""));
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return Optional.of(node.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }
}
