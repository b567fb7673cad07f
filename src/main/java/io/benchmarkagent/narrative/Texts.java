package io.benchmarkagent.narrative;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.recommendation.Recommendation;
import java.util.List;
import java.util.stream.Stream;

/** The sentences that findings already hold, each with the subject it is about; empty when it is about the whole run. */
record Texts(String subject, String text) {

    static List<Texts> in(Findings findings) {
        return Stream.of(
                        findings.anomalies().stream().flatMap(Texts::of),
                        findings.recommendations().stream().flatMap(Texts::of),
                        findings.timeline().stream().map(m -> new Texts(m.subject(), m.what())),
                        findings.rootCauses().stream()
                                .flatMap(c -> c.because().stream().map(word -> new Texts(c.subject(), word))),
                        findings.dataQuality().stream().flatMap(d -> about("", d.message(), d.remedy())),
                        findings.baseline().nearest().stream()
                                .flatMap(n -> about("", n.differs().toArray(String[]::new))),
                        findings.baseline().excluded().stream().flatMap(e -> about("", e.reason())),
                        about("", findings.baseline().notes().toArray(String[]::new)),
                        about(
                                "",
                                findings.headline().text(),
                                findings.headline().next()))
                .flatMap(texts -> texts)
                .filter(each -> !each.text().isBlank())
                .toList();
    }

    private static Stream<Texts> of(Anomaly a) {
        return Stream.concat(
                about(a.subject(), a.metric(), a.description(), a.recommendation()),
                about(a.subject(), a.evidence().toArray(String[]::new)));
    }

    private static Stream<Texts> of(Recommendation r) {
        return about(r.subject(), r.resource(), r.current(), r.proposed(), r.reason(), r.load(), r.confidence());
    }

    private static Stream<Texts> about(String subject, String... texts) {
        return Stream.of(texts).map(text -> new Texts(subject, text));
    }
}
