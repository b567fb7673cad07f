package io.benchmarkagent.publish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hidden last line of our comment: whose it is, which benchmark's, and what it told. Nothing in it can end it. */
record Marker(String benchmark) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 16_000;
    private static final int MOST = 40;

    /** What a comment with this line may have beside it. */
    static int room() {
        return LONGEST + 200;
    }

    boolean isIn(String body) {
        return line(body).isPresent();
    }

    String line(Told told) {
        String state = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(told).getBytes(StandardCharsets.UTF_8));
        return start() + (state.length() > LONGEST ? "" : state) + " -->\n";
    }

    /** Empty where the line says nothing that we could have written. */
    Optional<Told> told(String body) {
        return line(body).flatMap(Marker::read);
    }

    private Optional<String> line(String body) {
        Pattern ours = Pattern.compile(
                "^" + Pattern.quote(start()) + "([\\w-]{0," + LONGEST + "}) -->\\s*\\z", Pattern.MULTILINE);
        Matcher line = ours.matcher(body);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    private String start() {
        return "<!-- benchmark-agent " + benchmark + " ";
    }

    private static Optional<Told> read(String state) {
        try {
            JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(state));
            Map<String, String> alerts = new LinkedHashMap<>();
            json.path("alerts").properties().stream()
                    .limit(MOST)
                    .forEach(
                            alert -> alerts.put(alert.getKey(), alert.getValue().asString("")));
            return json.path("run").isString()
                    ? Optional.of(new Told(json.path("run").asString(), alerts))
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
