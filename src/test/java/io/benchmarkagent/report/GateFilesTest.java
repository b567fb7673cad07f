package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.gate.FailOn;
import io.benchmarkagent.gate.Gate;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.GateSettings;
import io.benchmarkagent.gate.MuteSetting;
import io.benchmarkagent.gate.Mutes;
import io.benchmarkagent.gate.OnSuspect;
import io.benchmarkagent.gate.ThresholdSetting;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs read of the gate, by the schemas that they read it with. */
class GateFilesTest {
    private static final GateSettings SETTINGS = new GateSettings(
            FailOn.HIGH,
            List.of(
                    new ThresholdSetting("latency_ms", "frontend", "p95 <= 400 ms", ""),
                    new ThresholdSetting("latency_ms", "frontent", "p95 <= 400 ms", "")),
            List.of(new MuteSetting("memory.usage_mb", "checkoutservice", "a <b> & \"c\"", "2026-12-31", "Kim")),
            OnSuspect.FAIL);

    @Test
    void eachCheckIsATestCaseThatFailsOrIsSkippedAsTheGateSays() throws Exception {
        Element suite = suite(gated(ExampleReports.incident()));
        int tests = suite.getElementsByTagName("testcase").getLength();
        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(tests));
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(
                        Integer.toString(suite.getElementsByTagName("failure").getLength()))
                .isNotEqualTo("0");
        assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        assertThat(messages(suite, "skipped"))
                .contains("muted until 2026-12-31 by Kim: a <b> & \"c\"")
                .anyMatch(message -> message.contains("no subject 'frontent' in this run; nearest: frontend"));
        assertThat(messages(suite, "failure")).anyMatch(message -> message.contains("it must be at most 400"));
    }

    @Test
    void withoutAGateNothingFailsAndThereIsATestCase() throws Exception {
        for (Report report : ExampleReports.all()) {
            Element suite = suite(report);
            assertThat(suite.getAttribute("failures")).isEqualTo("0");
            assertThat(suite.getElementsByTagName("testcase").getLength()).isPositive();
            assertThat(quality(report)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]]> <x> & \"'",
                "\u0000\u0008\u001b[31m",
                "\ud800",
                "\ufffe\uffff",
                "&#x0; &amp;",
                "\u202e\u2028"
            })
    void whateverIsInTheDataTheFilesAreWhole(String attack) throws Exception {
        Report report = gated(ExampleReports.attacked(attack));
        assertThat(suite(report).getElementsByTagName("testcase").getLength()).isGreaterThan(3);
        assertThat(quality(report)).isNotEmpty();
    }

    @Test
    void whatFailedIsADegradationWithAFingerprintThatLasts() {
        Report report = gated(ExampleReports.incident());
        JsonNode all = quality(report);
        assertThat(all).isNotEmpty().allSatisfy(one -> {
            assertThat(one.propertyNames())
                    .containsExactly("description", "check_name", "fingerprint", "severity", "location");
            assertThat(one.path("fingerprint").asString("")).matches("[0-9a-f]{64}");
            assertThat(one.path("severity").asString("")).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(one.at("/location/path").asString("")).isNotBlank().doesNotStartWith("/");
            assertThat(one.at("/location/lines/begin").asInt()).isPositive();
        });
        assertThat(all.valueStream().map(one -> one.path("fingerprint").asString("")))
                .doesNotHaveDuplicates();
        assertThat(all.valueStream()
                        .filter(one -> one.path("severity").asString("").equals("info")))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.path("description").asString("")).contains("muted until 2026-12-31"));
        assertThat(quality(gated(ExampleReports.incident()))).isEqualTo(all);
    }

    static Report gated(Report report) {
        Findings f = report.findings();
        Mutes mutes = Mutes.of(SETTINGS, f.run().key(), ZoneOffset.UTC, f.observations(), f.anomalies());
        Findings muted = new Findings(
                f.run(),
                f.zone(),
                f.headline(),
                f.baseline(),
                f.coverage(),
                f.phases(),
                f.timeline(),
                f.observations(),
                mutes.muted(f.anomalies()),
                f.rootCauses(),
                f.recommendations(),
                f.dataQuality(),
                f.sequel());
        Optional<GateReading> reading = new Gate(SETTINGS).read(muted, Optional.empty());
        return new Report(muted, reading, report.narrative(), report.provenance());
    }

    private static JsonNode quality(Report report) {
        return JsonMapper.shared().readTree(new CodeQualityJson().render(report));
    }

    private static List<String> messages(Element suite, String name) {
        var found = suite.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> ((Element) found.item(i)).getAttribute("message"))
                .toList();
    }

    /** Parsed by a parser that forgives nothing, against the schema. */
    private static Element suite(Report report) throws Exception {
        String xml = new JunitXml().render(report);
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                        new StreamSource(Objects.requireNonNull(GateFilesTest.class.getResourceAsStream("junit.xsd"))));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return (Element) document.getElementsByTagName("testsuite").item(0);
    }
}
