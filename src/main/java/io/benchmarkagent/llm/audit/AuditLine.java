package io.benchmarkagent.llm.audit;

import io.benchmarkagent.llm.spend.Usage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event as a line: its place in the chain, its fields, the hash of the line before, and last the hash of all that. */
final class AuditLine {
    static final String FIRST = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINE = Pattern.compile(
            "(\\{\"seq\":(\\d{1,18}),.*,\"prev\":\"([0-9a-f]{64})\"),\"hash\":\"([0-9a-f]{64})\"\\}", Pattern.DOTALL);

    private AuditLine() {}

    /** A line's place, the hash it names as the one before, and its own. */
    record Link(long seq, String prev, String hash) {}

    static String of(Event event, long seq, String prev) {
        ObjectNode node = JSON.createObjectNode();
        node.put("seq", seq).put("at", event.at().toString()).put("who", event.who());
        node.put("command", event.command()).put("purpose", event.purpose()).put("run_id", event.runId());
        node.put("model", event.model()).put("outcome", event.outcome().word());
        node.put("tokens_in", event.usage().in())
                .put("tokens_out", event.usage().out());
        event.usd().ifPresentOrElse(usd -> node.put("cost_usd", usd), () -> node.putNull("cost_usd"));
        node.put("prompt_sha256", event.prompt()).put("answer_sha256", event.answer());
        node.put("note", event.note());
        event.texts().ifPresent(texts -> node.put("prompt", texts.prompt()).put("answer", texts.answer()));
        String json = JSON.writeValueAsString(node.put("prev", prev));
        String hashed = json.substring(0, json.length() - 1);
        return hashed + ",\"hash\":\"" + Sha256.of(hashed) + "\"}";
    }

    /** Empty for what is no line, or one whose hash is not its own. */
    static Optional<Link> link(String line) {
        Matcher match = LINE.matcher(line);
        return match.matches() && Sha256.of(match.group(1)).equals(match.group(4))
                ? Optional.of(new Link(Long.parseLong(match.group(2)), match.group(3), match.group(4)))
                : Optional.empty();
    }

    /** What a line tells, whatever its hashes; empty for what is no line. */
    static Optional<Event> event(String line) {
        try {
            JsonNode node = JSON.readTree(line.getBytes(StandardCharsets.UTF_8));
            JsonNode usd = node.path("cost_usd");
            return Optional.of(new Event(
                    Instant.parse(word(node, "at")),
                    word(node, "who"),
                    word(node, "command"),
                    word(node, "purpose"),
                    word(node, "run_id"),
                    word(node, "model"),
                    Event.Outcome.of(word(node, "outcome")),
                    new Usage(
                            node.path("tokens_in").asLong(0),
                            node.path("tokens_out").asLong(0)),
                    usd.isNumber() ? OptionalDouble.of(usd.asDouble()) : OptionalDouble.empty(),
                    word(node, "prompt_sha256"),
                    word(node, "answer_sha256"),
                    word(node, "note"),
                    Optional.empty()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
