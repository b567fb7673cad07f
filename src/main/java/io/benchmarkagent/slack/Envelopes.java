package io.benchmarkagent.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.util.json.GsonFactory;
import io.benchmarkagent.redis.Redis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes over the WebSocket: in each envelope is what would have come over HTTP, and it is acknowledged by its id. Source: Slack, "Using
 * Socket Mode".
 */
final class Envelopes {
    /** No question and no button is nearly as long; nor is what Slack sends otherwise. */
    private static final int MOST = 1 << 20;

    private static final Duration SENT_AGAIN = Duration.ofHours(2);
    private static final Gson GSON = GsonFactory.createSnakeCase();

    private final SlackDoor door;
    private final Firsts ids;

    Envelopes(SlackDoor door, Optional<Redis> shared) {
        this.door = door;
        this.ids = new Firsts(shared, "envelope", SENT_AGAIN);
    }

    /** What a frame is. */
    enum Kind {
        /** Slack has us. */
        HELLO,
        /** Slack will end this connection. */
        LEAVING,
        /** Anything else; it is done about. */
        OTHER
    }

    /** @param send takes what is answered to it */
    Kind heard(String frame, Consumer<String> send) {
        if (frame.length() > MOST) {
            return Kind.OTHER;
        }
        JsonObject message = object(frame);
        return switch (text(message, "type")) {
            case "hello" -> Kind.HELLO;
            case "disconnect" -> Kind.LEAVING;
            default -> {
                enveloped(message, send);
                yield Kind.OTHER;
            }
        };
    }

    private void enveloped(JsonObject message, Consumer<String> send) {
        String id = text(message, "envelope_id");
        JsonElement payload = message.get("payload");
        if (id.isEmpty() || payload == null) {
            return;
        }
        if (!ids.isFirst(id)) {
            send.accept(acknowledged(id, ""));
            return;
        }
        SlackDoor.Reply reply = door.heard(request(payload));
        if (reply.status() == 200) {
            send.accept(acknowledged(id, reply.body()));
        } else {
            ids.forget(id);
        }
    }

    private static SlackRequestParser.HttpRequest request(JsonElement payload) {
        return SlackRequestParser.HttpRequest.builder()
                .socketMode(true)
                .requestUri("")
                .queryString(Map.of())
                .headers(new RequestHeaders(Map.of()))
                .requestBody(GSON.toJson(payload))
                .remoteAddress("")
                .build();
    }

    /** @param body JSON, or a text for who asked alone; "" for none */
    private static String acknowledged(String id, String body) {
        JsonObject answer = new JsonObject();
        answer.addProperty("envelope_id", id);
        if (!body.isEmpty()) {
            JsonObject payload = object(body);
            if (payload.isEmpty()) {
                payload.addProperty("text", body);
            }
            answer.add("payload", payload);
        }
        return GSON.toJson(answer);
    }

    /** An empty one for what is none. */
    private static JsonObject object(String json) {
        try {
            return GSON.fromJson(json, JsonElement.class) instanceof JsonObject object ? object : new JsonObject();
        } catch (JsonParseException none) {
            return new JsonObject();
        }
    }

    private static String text(JsonObject message, String name) {
        return message.get(name) instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
    }
}
