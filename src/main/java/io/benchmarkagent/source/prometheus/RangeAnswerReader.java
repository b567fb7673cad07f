package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.io.NumberInput;
import tools.jackson.core.json.JsonFactory;

/**
 * The body of {@code /api/v1/query_range} → series, in one pass and never as a tree. Source: prometheus.io/docs/prometheus/latest/querying/api.
 */
final class RangeAnswerReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    /** Of a namespace with some dozen services; a server that answers more was asked for something else. */
    private static final int MOST_SERIES = 200_000;

    private static final String WANTED = "wanted is what /api/v1/query_range answers";

    private final JsonParser json;
    private final List<RawSeries> series = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> infos = new ArrayList<>();
    private String status = "";
    private String resultType = "";
    private String errorType = "";
    private String error = "";

    private RangeAnswerReader(JsonParser json) {
        this.json = json;
    }

    /** The answer; what is no answer is refused with the reason that tells an error, a page, a torso and another shape apart. */
    static RangeAnswer read(InputStream body) throws Unanswered {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            requireJson(json);
            return new RangeAnswerReader(json).answer();
        } catch (UnexpectedEndOfInputException e) {
            throw Unanswered.because(Reason.MALFORMED, "the answer breaks off" + place(e));
        } catch (JacksonIOException e) {
            throw unreadable(e);
        } catch (JacksonException e) {
            throw Unanswered.because(
                    Reason.MALFORMED, "the answer is broken JSON: " + e.getOriginalMessage() + place(e));
        } catch (NumberFormatException | ArithmeticException e) {
            throw Unanswered.because(Reason.MALFORMED, "a value of the answer is no number: " + e.getMessage());
        }
    }

    private static void requireJson(JsonParser json) throws Unanswered {
        try {
            if (json.nextToken() == null) {
                throw Unanswered.because(Reason.NOT_PROMETHEUS, "the answer is empty");
            }
        } catch (StreamReadException e) {
            throw Unanswered.because(Reason.NOT_PROMETHEUS, "what answers is no Prometheus: no JSON");
        }
    }

    private static Unanswered unreadable(JacksonIOException e) {
        return e.getCause() instanceof LimitedStream.TooLarge large
                ? Unanswered.because(Reason.TOO_LARGE, String.valueOf(large.getMessage()))
                : Unanswered.because(Reason.MALFORMED, "the answer cannot be read: " + e.getOriginalMessage());
    }

    /** What is nested too deeply, or a number that is too long, has no place. */
    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " after " + at.getByteOffset() + " bytes")
                .orElse("");
    }

    private RangeAnswer answer() throws Unanswered {
        require(json.currentToken() == JsonToken.START_OBJECT, "the answer is no JSON object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            field();
        }
        require(json.nextToken() == null, "something follows the answer");
        if (status.equals("error")) {
            throw Unanswered.because(Reason.REFUSED, errorType + ": " + error);
        }
        require(status.equals("success"), "the answer has status '" + status + "'");
        require(resultType.equals("matrix"), "the result is a '" + resultType + "' and no matrix");
        return new RangeAnswer(series, warnings, infos);
    }

    private void field() throws Unanswered {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
            case "status" -> status = text();
            case "errorType" -> errorType = text();
            case "error" -> error = text();
            case "warnings" -> texts(warnings);
            case "infos" -> texts(infos);
            case "data" -> data();
            default -> json.skipChildren();
        }
    }

    private void data() throws Unanswered {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "resultType" -> resultType = text();
                case "result" -> result();
                default -> json.skipChildren();
            }
        }
    }

    private void result() throws Unanswered {
        require(json.currentToken() == JsonToken.START_ARRAY, "the result is no list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                one();
            } else {
                json.skipChildren();
            }
        }
    }

    private void one() throws Unanswered {
        if (series.size() == MOST_SERIES) {
            throw Unanswered.because(
                    Reason.TOO_LARGE, "the answer has more than " + MOST_SERIES + " series; ask for fewer");
        }
        SortedMap<String, String> labels = new TreeMap<>();
        Points points = new Points();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metric" -> labels(labels);
                case "values" -> points(points);
                default -> json.skipChildren();
            }
        }
        series.add(points.as(labels));
    }

    private void labels(SortedMap<String, String> labels) throws Unanswered {
        require(json.currentToken() == JsonToken.START_OBJECT, "the labels are no object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            labels.put(name, text());
        }
    }

    private void points(Points points) throws Unanswered {
        require(json.currentToken() == JsonToken.START_ARRAY, "the values are no list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_ARRAY, "a point is no [time, value]");
            require(json.nextToken().isNumeric(), "a point's time is no number");
            long time = time();
            require(json.nextToken().isScalarValue(), "a point's value is no number");
            points.add(time, value());
            require(json.nextToken() == JsonToken.END_ARRAY, "a point is no [time, value]");
        }
    }

    /** Seconds, with or without a fraction → milliseconds. */
    private long time() {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? Math.multiplyExact(json.getLongValue(), 1000L)
                : Math.round(json.getDoubleValue() * 1000);
    }

    /** Taken from the parser's own buffer: a text for each of millions of points is most of the work. */
    private double value() {
        char[] text = json.getStringCharacters();
        int from = json.getStringOffset();
        int length = json.getStringLength();
        char last = length == 0 ? ' ' : text[from + length - 1];
        return last >= '0' && last <= '9'
                ? NumberInput.parseDouble(text, from, length, true)
                : number(new String(text, from, length));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void texts(List<String> into) throws Unanswered {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            into.add(text());
        }
    }

    private String text() throws Unanswered {
        require(json.currentToken().isScalarValue(), "'" + json.currentName() + "' is no text");
        return json.getString();
    }

    private static void require(boolean holds, String message) throws Unanswered {
        if (!holds) {
            throw Unanswered.because(Reason.MALFORMED, message + "; " + WANTED);
        }
    }

    /** Grows as points come in; their number is not known before. */
    private static final class Points {
        private long[] times = {};
        private double[] values = {};
        private int size;

        void add(long time, double value) throws Unanswered {
            require(size == 0 || time > times[size - 1], "the times of a series do not rise");
            if (size == times.length) {
                int room = Math.max(64, size * 2);
                times = Arrays.copyOf(times, room);
                values = Arrays.copyOf(values, room);
            }
            times[size] = time;
            values[size++] = value;
        }

        RawSeries as(SortedMap<String, String> labels) {
            return new RawSeries(labels, Arrays.copyOf(times, size), Arrays.copyOf(values, size));
        }
    }
}
