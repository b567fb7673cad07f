package io.benchmarkagent.source.prometheus;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The answers to the parts of one range, put together as the body that the whole range would have had. */
final class MergedAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<RangeAnswer> parts;

    /** Parts in the order of time. */
    MergedAnswer(List<RangeAnswer> parts) {
        this.parts = List.copyOf(parts);
    }

    void write(Body body) throws IOException {
        try (OutputStream out = new BufferedOutputStream(body.rewrite());
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("status", "success");
            json.writeObjectPropertyStart("data");
            json.writeStringProperty("resultType", "matrix");
            json.writeArrayPropertyStart("result");
            bySeries().forEach((key, series) -> one(json, series));
            json.writeEndArray();
            json.writeEndObject();
            remarks(json, "warnings", RangeAnswer::warnings);
            remarks(json, "infos", RangeAnswer::infos);
            json.writeEndObject();
        }
    }

    private SortedMap<String, List<RawSeries>> bySeries() {
        SortedMap<String, List<RawSeries>> pieces = new TreeMap<>();
        for (RangeAnswer part : parts) {
            part.series()
                    .forEach(series -> pieces.computeIfAbsent(series.labels().toString(), key -> new ArrayList<>())
                            .add(series));
        }
        return pieces;
    }

    private static void one(JsonGenerator json, List<RawSeries> pieces) {
        json.writeStartObject();
        json.writeObjectPropertyStart("metric");
        for (Map.Entry<String, String> label : pieces.get(0).labels().entrySet()) {
            json.writeStringProperty(label.getKey(), label.getValue());
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("values");
        pieces.forEach(piece -> points(json, piece));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void points(JsonGenerator json, RawSeries piece) {
        for (int i = 0; i < piece.size(); i++) {
            json.writeStartArray();
            json.writeNumber(BigDecimal.valueOf(piece.time(i), 3));
            json.writeString(text(piece.value(i)));
            json.writeEndArray();
        }
    }

    private static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }

    private void remarks(JsonGenerator json, String name, Function<RangeAnswer, List<String>> remarks) {
        SortedSet<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(remarks.apply(part)));
        if (!all.isEmpty()) {
            json.writeArrayPropertyStart(name);
            all.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
