package io.benchmarkagent.source.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.run.QueryFigures;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.run.SeriesShape;
import io.benchmarkagent.run.Statistic;
import io.benchmarkagent.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptFileTest {
    private static final Instant TIME = Instant.parse("2026-03-01T14:20:00.1Z");
    private static final SeriesFigures FIGURES = new SeriesFigures(
            new RunKey("a \",\" {id}", TIME),
            Optional.of(TIME),
            Optional.empty(),
            "rule 1",
            "c0de",
            List.of(
                    query("cpu", new TreeMap<>(Map.of("front\"end", figures(1.25, -0.0000012)))),
                    query("empty", new TreeMap<>())),
            List.of("memory"));

    private final Path folder;

    KeptFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        assertThat(read(KeptFile.text(FIGURES))).isEqualTo(new KeptFile.Content.Figures(FIGURES));
    }

    @Test
    void theSameFiguresAreTheSameText() throws IOException {
        String text = KeptFile.text(FIGURES);
        assertThat(read(text)).isInstanceOfSatisfying(KeptFile.Content.Figures.class, again -> assertThat(
                        KeptFile.text(again.figures()))
                .isEqualTo(text));
        assertThat(text).endsWith("}\n").doesNotContain("\r");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"step\":15 | \"step\":0 | no usable 'step'",
                "\"step\":15 | \"step\":15.5 | no usable 'step'",
                "\"schema_version\": \"1.0\" | \"schema_version\": \"2.0\" | schema_version '2.0'",
                "\"mean\":1.25 | \"mean\":\"1.25\" | no usable 'mean'",
                "\"mean\":1.25 | \"mean\":1e99 | no usable 'mean'",
                "\"mean\":1.25 | \"average\":1.25 | unknown word 'average'",
                "\"scope\":\"service\" | \"scope\":\"pod\" | unknown word 'pod'",
                "\"unit\":\"%\" | \"unit\":\"percent\" | unknown unit 'percent'",
                "\"partial\":[\"x\"] | \"partial\":[1] | no usable 'partial'",
                "\"timestamp\": \"2026 | \"timestamp\": \"then | holds what no report writes",
                "\"queries\": [ | \"queries\": { | is no JSON"
            })
    void whatNoReportWritesIsSaid(String from, String to, String problem) throws IOException {
        String text = KeptFile.text(FIGURES);
        assertThat(text).contains(from);
        assertThat(read(text.replace(from, to)))
                .isInstanceOfSatisfying(KeptFile.Content.Broken.class, broken -> assertThat(broken.problem())
                        .contains(problem));
    }

    @Test
    void everyPartOfAFileIsBrokenAndNothingWorse() throws IOException {
        String text = KeptFile.text(FIGURES);
        for (int end = 0; end < text.length() - 2; end += 7) {
            assertThat(read(text.substring(0, end))).isInstanceOf(KeptFile.Content.Broken.class);
        }
    }

    @Test
    void noFileIsNone() {
        assertThat(KeptFile.in(folder).read()).isEqualTo(new KeptFile.Content.None());
    }

    private KeptFile.Content read(String text) throws IOException {
        Files.writeString(folder.resolve(KeptFile.NAME), text);
        return KeptFile.in(folder).read();
    }

    private static QueryFigures query(String id, SortedMap<String, SortedMap<Statistic, Double>> values) {
        SeriesShape shape = new SeriesShape(Scope.SERVICE, "cpu.utilization_pct", Unit.PERCENT, "mean by pod");
        return new QueryFigures(id, "rate(x{a=\"b\"}[60s])", 15, shape, values, new TreeSet<>(List.of("x")));
    }

    private static SortedMap<Statistic, Double> figures(double mean, double slope) {
        return new TreeMap<>(Map.of(Statistic.MEAN, mean, Statistic.SLOPE, slope));
    }
}
