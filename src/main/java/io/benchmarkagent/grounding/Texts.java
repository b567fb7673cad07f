package io.benchmarkagent.grounding;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.CauseNote;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.recommendation.Recommendation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences that findings already hold.
 *
 * @param subject what it is about; empty when it is about the whole run
 * @param metrics which metrics it is about besides those that it names, see {@link Metrics}
 */
record Texts(String id, String subject, String text, Kind kind, Set<String> metrics) {

    private static final Pattern SECONDS = Pattern.compile("(\\w+)_seconds (\\d[\\d.]*), this run (\\d[\\d.]*)");

    /** Whether it tells what other findings hold, whose figures know better what they are of, or something of its own. */
    enum Kind {
        SUMMARY,
        OWN
    }

    static List<Texts> in(Findings findings) {
        return Stream.of(
                        findings.anomalies().stream().flatMap(Texts::of),
                        findings.recommendations().stream().flatMap(Texts::of),
                        findings.timeline().stream().flatMap(m -> about(m.anomalyId(), m.subject(), m.what())),
                        findings.rootCauses().stream()
                                .flatMap(c ->
                                        about(cause(c), c.subject(), c.because().toArray(String[]::new))),
                        findings.dataQuality().stream().flatMap(d -> about(d.id(), "", d.message(), d.remedy())),
                        findings.baseline().nearest().stream()
                                .flatMap(n -> about(
                                        "baseline",
                                        "",
                                        n.differs().stream()
                                                .map(Texts::inSeconds)
                                                .toArray(String[]::new))),
                        findings.baseline().excluded().stream().flatMap(e -> about("baseline", "", e.reason())),
                        about("baseline", "", findings.baseline().notes().toArray(String[]::new)),
                        CauseNote.of(findings).stream().flatMap(note -> about("causes", "", note)),
                        summaries(
                                "verdict",
                                "",
                                findings.headline().text(),
                                findings.headline().next()))
                .flatMap(texts -> texts)
                .filter(each -> !each.text().isBlank())
                .toList();
    }

    /** Those that hold a digit, read; no other one holds a number or a time. */
    record Read(Texts text, Line line) {
        static List<Read> of(Findings findings, Lexicon lexicon) {
            Map<String, Line> lines = new HashMap<>();
            return in(findings).stream()
                    .filter(text -> text.text().chars().anyMatch(Character::isDigit))
                    .map(text ->
                            new Read(text, lines.computeIfAbsent(text.text(), written -> Line.of(written, lexicon))))
                    .toList();
        }
    }

    /** The id under which a sentence may cite a cause. */
    static String cause(RootCause cause) {
        return "cause/" + cause.subject();
    }

    private static Stream<Texts> of(Anomaly a) {
        return Stream.concat(
                summaries(a.id(), a.subject(), a.metric(), a.description(), a.recommendation()),
                about(a.id(), a.subject(), a.evidence().toArray(String[]::new)));
    }

    /** What a recommendation says is about the resource that it is for. */
    private static Stream<Texts> of(Recommendation r) {
        return Stream.of(r.resource(), r.current(), r.proposed(), r.reason(), r.load(), r.confidence())
                .map(text -> new Texts(r.id(), r.subject(), text, Kind.OWN, Metrics.ids(r.resource())));
    }

    private static Stream<Texts> about(String id, String subject, String... texts) {
        return Stream.of(texts).map(text -> new Texts(id, subject, text, Kind.OWN, Set.of()));
    }

    /** "duration_seconds 600, this run 300" with its units. */
    private static String inSeconds(String differs) {
        return SECONDS.matcher(differs).replaceAll("$1 $2 s, this run $3 s");
    }

    private static Stream<Texts> summaries(String id, String subject, String... texts) {
        return Stream.of(texts).map(text -> new Texts(id, subject, text, Kind.SUMMARY, Set.of()));
    }
}
