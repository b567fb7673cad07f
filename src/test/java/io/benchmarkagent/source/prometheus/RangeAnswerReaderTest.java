package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeAnswerReaderTest {
    private static final String ONE =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"pod\":\"a\"},"
                    + "\"values\":[[1661140500.5,\"1.5\"],[1661140560,\"NaN\"]]}]}}";

    @Test
    void pointsAreMillisecondsAndValues() throws Unanswered {
        RawSeries series = read(ONE).series().get(0);

        assertThat(series.labels()).containsExactly(Map.entry("pod", "a"));
        assertThat(series.time(0)).isEqualTo(1_661_140_500_500L);
        assertThat(series.value(0)).isEqualTo(1.5);
        assertThat(series.value(1)).isNaN();
    }

    @Test
    void fieldsMayComeInAnyOrderAndUnknownOnesArePassedOver() throws Unanswered {
        assertThat(read("{\"new\":{\"x\":[1,{}]},\"infos\":[\"i\"],\"data\":{\"result\":[],\"stats\":{},"
                                + "\"resultType\":\"matrix\"},\"warnings\":[\"w\"],\"status\":\"success\"}")
                        .remarks())
                .containsExactly("w", "i");
    }

    @Test
    void seriesOfNativeHistogramsHaveNoPoints() throws Unanswered {
        assertThat(read(ONE.replace("\"values\"", "\"histograms\"")).isEmpty()).isTrue();
    }

    @Test
    void everyTorsoOfAnAnswerIsRefused() throws Unanswered {
        for (int length = 1; length < ONE.length(); length++) {
            String torso = ONE.substring(0, length);
            assertThatExceptionOfType(Unanswered.class)
                    .as(torso)
                    .isThrownBy(() -> read(torso))
                    .matches(e -> e.reason() == Reason.MALFORMED);
        }
        assertThat(read(ONE).series()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "<html></html>", "upstream connect error"})
    void whatIsNoJsonIsNoPrometheus(String body) {
        assertThat(refused(body).reason()).isEqualTo(Reason.NOT_PROMETHEUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "7",
                "null",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":null}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":null}}",
                "{\"status\":{},\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":[],\"values\":[]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[1]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,\"x\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[\"1\",\"1\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[1,\"1\",2]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"values\":[[2,\"1\"],[1,\"1\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}} {}"
            })
    void jsonOfAnotherShapeIsRefused(String body) {
        assertThat(refused(body).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void anErrorSaysWhatPrometheusSays() {
        Unanswered refused = refused("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no\\nsuch\"}");

        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.why()).isEqualTo("bad_data: no such");
    }

    @Test
    void theAnswersThatARealPrometheusGaveAreReadOrRefusedWithAReason() throws IOException {
        Map<String, Integer> counts = counts(DataDir.of("nezha/prometheus"), "query_range.json");

        assertThat(counts).containsOnlyKeys("read", "empty", "REFUSED");
        assertThat(counts.get("REFUSED"))
                .as("the query with a mistake, once a case")
                .isEqualTo(25);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(25 * 26);
    }

    @Test
    void answersToInstantQueriesAreNoRanges() throws IOException {
        assertThat(counts(DataDir.of("nezha/prometheus"), "query.json")).containsOnlyKeys("MALFORMED", "REFUSED");
    }

    @Test
    void rangesThatAnotherToolKeptAreRead() throws IOException {
        assertThat(counts(DataDir.of("kayenta-range-json"), ".json")).isEqualTo(Map.of("read", 2, "empty", 1));
    }

    @Test
    void bareListsOfSeriesAreRefused() throws IOException {
        assertThat(counts(DataDir.of("prometheus-real-up-metric"), ".json")).isEqualTo(Map.of("MALFORMED", 3));
    }

    private static Map<String, Integer> counts(Path folder, String ending) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : files(folder, ending)) {
            counts.merge(outcome(file), 1, Integer::sum);
        }
        return counts;
    }

    private static String outcome(Path file) throws IOException {
        try (InputStream body = Files.newInputStream(file)) {
            return RangeAnswerReader.read(body).isEmpty() ? "empty" : "read";
        } catch (Unanswered e) {
            return e.reason().name();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && !file.endsWith("INDEX.json"))
                    .sorted()
                    .toList();
        }
    }

    private static RangeAnswer read(String body) throws Unanswered {
        return RangeAnswerReader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Unanswered refused(String body) {
        return catchThrowableOfType(Unanswered.class, () -> read(body));
    }
}
