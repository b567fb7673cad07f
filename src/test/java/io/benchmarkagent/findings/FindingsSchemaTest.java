package io.benchmarkagent.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.SampleReports;
import io.benchmarkagent.gate.Confirmation;
import io.benchmarkagent.gate.FailOn;
import io.benchmarkagent.gate.Gate;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.GateReadingJson;
import io.benchmarkagent.report.FindingsJson;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.run.RunKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FindingsSchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TEXT = read();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    @Test
    void everyExampleIsValid() {
        ExampleReports.all().forEach(report -> assertThat(errors(rendered(report)))
                .as(report.findings().headline().text())
                .isEmpty());
    }

    @Test
    void bothSampleRunsWithEvidenceAreValid(@TempDir Path out) {
        List<Report> reports = SampleReports.withEvidence(out);
        assertThat(reports).extracting(r -> r.findings().anomalies()).noneMatch(List::isEmpty);
        reports.forEach(report -> assertThat(errors(rendered(report))).isEmpty());
    }

    @Test
    void whatLaterRunsMadeOfARunIsValid(@TempDir Path out) {
        String document = rendered(asOfNow(out));

        assertThat(JSON.readTree(document).path("as_of").path("later_runs")).isNotEmpty();
        assertThat(JSON.readTree(document).findValues("hindsight")).isNotEmpty();
        assertThat(errors(document)).isEmpty();
    }

    @Test
    void whatTheGateSaidIsValidAndReadBackAsItWas() {
        String document = rendered(gated());

        assertThat(errors(document)).isEmpty();
        assertThat(GateReadingJson.read(JSON.readTree(document))).isEqualTo(gated().gate());
        assertThat(GateReadingJson.read(JSON.readTree(rendered(ExampleReports.clean()))))
                .isEmpty();
    }

    /** A run that confirms another. */
    private static Report gated() {
        Report report = ExampleReports.incident();
        GateReading open = Gate.open(report.findings());
        Confirmation confirmation = new Confirmation(
                Confirmation.Outcome.CONFIRMS,
                new RunKey("gcp-amd-20260228-091500", Instant.parse("2026-02-28T09:15:00Z")),
                3,
                4,
                List.of());
        GateReading reading =
                new GateReading(GateReading.Status.FAILED, FailOn.HIGH, open.checks(), Optional.of(confirmation));
        return new Report(report.findings(), Optional.of(reading), report.narrative(), report.provenance());
    }

    /** Which has a later run of its cohort. */
    private static Report asOfNow(Path out) {
        return SampleReports.asOfNow("gcp-amd-20260227-151214", out);
    }

    @Test
    void everyFieldThatIsWrittenIsDescribed(@TempDir Path out) {
        Set<String> undescribed = new TreeSet<>();
        List<Report> reports = new ArrayList<>(ExampleReports.all());
        reports.addAll(SampleReports.withEvidence(out));
        reports.add(asOfNow(out));
        reports.add(gated());
        reports.forEach(
                report -> undescribed(JSON.readTree(rendered(report)), schema().path("properties"), "", undescribed));
        assertThat(undescribed).isEmpty();
    }

    @Test
    void fieldsThatWereAddedAreAllowedEverywhere() {
        ObjectNode document = (ObjectNode) JSON.readTree(rendered(ExampleReports.incident()));
        int objects = addEverywhere(document);
        assertThat(objects).isGreaterThan(100);
        assertThat(errors(document.toString())).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/verdict/status | \"fine\"",
                "/timestamp | \"2026-03-01T14:30:22\"",
                "/run/format | \"v3\"",
                "/run/node_count | 2.5",
                "/baseline/size | \"12\"",
                "/coverage/judged | -1",
                "/observations/0/scope | \"pod\"",
                "/observations/0/statistic | \"avg\"",
                "/observations/0/unit | \"percent\"",
                "/observations/0/verdict | \"ok\"",
                "/observations/0/sigma | \"Infinity\"",
                "/observations/0/p_value | 1.5",
                "/observations/0/expected | [1, 2]",
                "/anomalies/0/kind | \"guess\"",
                "/anomalies/0/severity | \"low\"",
                "/anomalies/0/status | \"alarm\"",
                "/anomalies/0/onset | \"14:24:30\"",
                "/anomalies/0/members | null",
                "/recommendations/0/confidence | 0.9",
                "/data_quality/0/severity | \"fatal\"",
                "/narrative/source | \"human\"",
                "/provenance/config_sha256 | \"none\"",
            })
    void aWrongValueIsRefused(String pointer, String value) {
        ObjectNode document = (ObjectNode) JSON.readTree(rendered(ExampleReports.incident()));
        int name = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, name));
        assertThat(parent.has(pointer.substring(name + 1))).as(pointer).isTrue();
        ((ObjectNode) parent).set(pointer.substring(name + 1), JSON.readTree(value));

        assertThat(errors(document.toString()))
                .anySatisfy(error ->
                        assertThat(error.getInstanceLocation().toString()).startsWith(pointer));
    }

    @Test
    void everyTopLevelFieldIsRequired() {
        ObjectNode whole = (ObjectNode) JSON.readTree(rendered(ExampleReports.incident()));
        for (String name : List.copyOf(whole.propertyNames())) {
            ObjectNode without = whole.deepCopy();
            without.remove(name);
            assertThat(errors(without.toString())).as("without " + name).hasSize(1);
        }
    }

    private static List<Error> errors(String document) {
        return SCHEMA.validate(document, InputFormat.JSON);
    }

    private static String rendered(Report report) {
        return new FindingsJson().render(report);
    }

    private static int addEverywhere(JsonNode node) {
        int objects = 0;
        boolean counts = node.valueStream().allMatch(JsonNode::isNumber);
        if (node instanceof ObjectNode object && !counts) {
            object.put("added_later", "x");
            objects++;
        }
        for (JsonNode child : node) {
            objects += addEverywhere(child);
        }
        return objects;
    }

    private static void undescribed(JsonNode value, JsonNode properties, String path, Set<String> missing) {
        value.properties().forEach(field -> {
            JsonNode described = resolved(properties.path(field.getKey()));
            String place = path + "/" + field.getKey();
            if (described.isMissingNode()) {
                missing.add(place);
            }
            JsonNode items = resolved(described.path("items"));
            if (items.path("properties").isObject()) {
                field.getValue().forEach(row -> undescribed(row, items.path("properties"), place, missing));
            }
            if (described.path("properties").isObject()) {
                undescribed(field.getValue(), described.path("properties"), place, missing);
            }
        });
    }

    private static JsonNode resolved(JsonNode described) {
        return described.has("$ref")
                ? schema().at(described.path("$ref").asString().substring(1))
                : described;
    }

    private static JsonNode schema() {
        return JSON.readTree(TEXT);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(FindingsCodec.class.getResourceAsStream("findings.schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
