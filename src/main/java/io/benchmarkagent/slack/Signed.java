package io.benchmarkagent.slack;

import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.util.List;
import java.util.Map;

/** What comes over HTTP: what Slack signed goes on, everything else nowhere. */
final class Signed {
    private final SlackDoor door;
    private final Seal seal;

    Signed(SlackDoor door, Seal seal) {
        this.door = door;
        this.seal = seal;
    }

    /** @param headers by their names in small letters */
    SlackDoor.Reply hear(String body, Map<String, List<String>> headers) {
        return switch (seal.of(
                body, first(headers, "x-slack-request-timestamp"), first(headers, "x-slack-signature"))) {
            case FORGED -> SlackDoor.Reply.of(401, "this is not signed by Slack, or not of now");
            case REPLAYED ->
                headers.containsKey("x-slack-retry-num")
                        ? new SlackDoor.Reply(200, "text/plain", "")
                        : SlackDoor.Reply.of(401, "this came already");
            case GENUINE ->
                door.heard(SlackRequestParser.HttpRequest.builder()
                        .requestUri(SlackEvents.PATH)
                        .queryString(Map.of())
                        .headers(new RequestHeaders(headers))
                        .requestBody(body)
                        .remoteAddress("")
                        .build());
        };
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }
}
