package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.baseline.Cohort;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.fixtures.Loaded;
import io.benchmarkagent.fixtures.Observed;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunFormat;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.Statistic;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FindingsCodecTest {
    private static final Observed CPU = Observed.service("frontend", "cpu.utilization_pct", Statistic.MEAN);

    @Test
    void whatIsUndefinedIsNull() {
        JsonNode json = written(CPU.verdict(Verdict.NOT_COMPARABLE).bare());

        JsonNode observation = json.at("/observations/0");
        for (String name : List.of(
                "baseline",
                "raw_sigma",
                "sigma",
                "expected",
                "change_pct",
                "floor",
                "minimum_detectable_change",
                "p_value",
                "q_value")) {
            assertThat(observation.has(name)).as(name).isTrue();
            assertThat(observation.path(name).isNull()).as(name).isTrue();
        }
        assertThat(observation.path("value").asDouble()).isEqualTo(100);
        assertThat(observation.path("verdict").asString()).isEqualTo("not_comparable");
        for (String name : List.of(
                "cloud", "region", "machine_type", "node_count", "users_count", "duration_seconds", "start_time")) {
            assertThat(json.path("run").path(name).isNull()).as(name).isTrue();
        }
        assertThat(json.at("/coverage/minimum_detectable_change").isNull()).isTrue();
    }

    @Test
    void whatIsDefinedIsWrittenUnroundedInItsUnit() {
        JsonNode observation =
                written(CPU.regressed(123.456789012345, 4.2).observation()).at("/observations/0");

        assertThat(observation.path("value").asDouble()).isEqualTo(123.456789012345);
        assertThat(observation.path("unit").asString()).isEqualTo("%");
        assertThat(observation.path("sigma").asDouble()).isEqualTo(4.2);
        assertThat(observation.at("/expected/high").asDouble()).isEqualTo(110);
        assertThat(observation.at("/baseline/n").asInt()).isEqualTo(8);
        assertThat(observation.path("scope").asString()).isEqualTo("service");
        assertThat(observation.path("statistic").asString()).isEqualTo("mean");
    }

    @Test
    void timesAreInUtcAndTheZoneStandsBesideThem() {
        JsonNode json = written(CPU.observation());

        assertThat(json.path("timestamp").asString()).isEqualTo("2026-03-01T14:30:22.000001Z");
        assertThat(json.path("timezone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void theSeriesIsWrittenOnlyForWhatLeadsAnAnomalyAndDownSampled() {
        double[] course = new double[300];
        java.util.Arrays.setAll(course, i -> i);
        Observed with = CPU.series(Loaded.every15Seconds(course));

        assertThat(written(with.observation()).at("/observations/0/series").isEmpty())
                .isTrue();
        JsonNode series = written(with.regressed(150, 4).observation()).at("/observations/0/series");
        assertThat(series.size()).isBetween(60, 120);
        assertThat(series.path(0).path("time").asString()).isEqualTo("2026-03-01T14:20:00Z");
        assertThat(series.path(1).path("value").asDouble()).isEqualTo(3);
    }

    private static JsonNode written(Observation observation) {
        List<Observation> observations = List.of(observation);
        Findings findings = new FindingsBuilder(ZoneId.of("Europe/Berlin"), .1)
                .build(
                        unknown(),
                        new Cohort(new TreeMap<>(), false, List.of(), 1, List.of(), 0, List.of(), List.of()),
                        observations,
                        Loaded.anomalies(observations, Evidence.NONE),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Evidence.NONE);
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            new FindingsCodec(out).writeFields(findings);
            out.writeEndObject();
        }
        return JsonMapper.shared().readTree(text.toString());
    }

    private static RunFacts unknown() {
        return new RunFacts(
                new RunKey("r", Instant.parse("2026-03-01T14:30:22.000001Z")),
                RunFormat.SUMMARY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new NodePool(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty()),
                new LoadProfile(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
