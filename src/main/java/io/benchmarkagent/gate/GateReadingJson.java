package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.run.Mute;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A reading ↔ {@code gate} in findings.json. */
public final class GateReadingJson {
    private GateReadingJson() {}

    /** As a property of the object that is open. */
    public static void write(JsonGenerator out, GateReading reading) {
        out.writeName("gate");
        out.writeStartObject();
        out.writeStringProperty("status", reading.status().word());
        out.writeStringProperty("words", reading.words());
        out.writeStringProperty("fail_on", reading.failOn().word());
        reading.confirmation().ifPresent(confirmation -> confirmation(out, confirmation));
        out.writeName("checks");
        out.writeStartArray();
        reading.checks().forEach(check -> check(out, check));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void confirmation(JsonGenerator out, Confirmation confirmation) {
        out.writeName("confirmation");
        out.writeStartObject();
        out.writeStringProperty("outcome", confirmation.outcome().word());
        out.writeStringProperty("run_id", confirmation.run().runId());
        out.writeStringProperty("timestamp", confirmation.run().timestamp().toString());
        out.writeNumberProperty("seen", confirmation.seen());
        out.writeNumberProperty("of", confirmation.all());
        out.writeName("differs");
        out.writeStartArray();
        confirmation.differs().forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void check(JsonGenerator out, Check check) {
        out.writeStartObject();
        out.writeStringProperty("id", check.id());
        out.writeStringProperty("kind", check.kind().word());
        out.writeStringProperty("subject", check.subject());
        out.writeStringProperty("metric", check.metric());
        out.writeStringProperty("title", check.title());
        out.writeStringProperty("outcome", check.outcome().word());
        out.writeName("severity");
        check.severity().map(Severity::word).ifPresentOrElse(out::writeString, out::writeNull);
        out.writeStringProperty("words", check.words());
        out.writeStringProperty("why", check.why());
        check.muted().ifPresent(mute -> {
            out.writeName("muted");
            out.writeStartObject();
            out.writeStringProperty("reason", mute.reason());
            out.writeStringProperty("author", mute.author());
            out.writeStringProperty("until", mute.until().toString());
            out.writeEndObject();
        });
        out.writeEndObject();
    }

    /**
     * @param findings a whole findings.json; without a gate there is no reading
     * @throws IllegalArgumentException or a {@link java.time.DateTimeException} where it is none that {@link #write} wrote
     */
    public static Optional<GateReading> read(JsonNode findings) {
        JsonNode gate = findings.path("gate");
        return gate.isObject() ? Optional.of(reading(gate)) : Optional.empty();
    }

    private static GateReading reading(JsonNode gate) {
        return new GateReading(
                known(GateReading.Status.of(text(gate, "status")), gate, "status"),
                known(FailOn.of(text(gate, "fail_on")), gate, "fail_on"),
                gate.path("checks").valueStream().map(GateReadingJson::check).toList(),
                gate.path("confirmation").isObject()
                        ? Optional.of(confirmation(gate.path("confirmation")))
                        : Optional.empty());
    }

    private static Confirmation confirmation(JsonNode json) {
        return new Confirmation(
                known(Confirmation.Outcome.of(text(json, "outcome")), json, "outcome"),
                new RunKey(text(json, "run_id"), Instant.parse(text(json, "timestamp"))),
                json.path("seen").asInt(0),
                json.path("of").asInt(0),
                words(json, "differs"));
    }

    private static Check check(JsonNode json) {
        Optional<Check.Kind> kind = Arrays.stream(Check.Kind.values())
                .filter(one -> one.word().equals(text(json, "kind")))
                .findFirst();
        Optional<Severity> severity = Arrays.stream(Severity.values())
                .filter(one -> one.word().equals(text(json, "severity")))
                .findFirst();
        return new Check(
                text(json, "id"),
                known(kind, json, "kind"),
                text(json, "subject"),
                text(json, "metric"),
                text(json, "title"),
                known(Check.Outcome.of(text(json, "outcome")), json, "outcome"),
                severity,
                text(json, "words"),
                text(json, "why"),
                muted(json));
    }

    private static Optional<Mute> muted(JsonNode json) {
        JsonNode muted = json.path("muted");
        return muted.isObject()
                ? Optional.of(new Mute(
                        Optional.of(text(json, "metric")),
                        Optional.of(text(json, "subject")),
                        text(muted, "reason"),
                        text(muted, "author"),
                        LocalDate.parse(text(muted, "until"))))
                : Optional.empty();
    }

    private static List<String> words(JsonNode json, String field) {
        return json.path(field).valueStream().map(word -> word.asString("")).toList();
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }

    private static <T> T known(Optional<T> value, JsonNode json, String field) {
        return value.orElseThrow(() -> new IllegalArgumentException("'gate." + field + "' is '"
                + text(json, field).toLowerCase(Locale.ROOT) + "', which is none of those known"));
    }
}
