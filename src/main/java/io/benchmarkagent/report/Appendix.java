package io.benchmarkagent.report;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.CohortSummary;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is folded away: every observation by subject, and who the run was compared with. */
final class Appendix {
    private static final Pattern FIELD = Pattern.compile("(?:^|(?<=; ))[a-z]+(?:_[a-z]+)+(?= )");

    private final Findings findings;
    private final Times times;

    Appendix(Findings findings, Times times) {
        this.findings = findings;
        this.times = times;
    }

    List<View.Subject> subjects() {
        Map<String, List<Observation>> bySubject = new LinkedHashMap<>();
        findings.observations().stream()
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .forEach(o -> bySubject
                        .computeIfAbsent(o.key().scope().word() + "/" + o.key().subject(), key -> new ArrayList<>())
                        .add(o));
        return bySubject.values().stream().map(Appendix::subject).toList();
    }

    private static View.Subject subject(List<Observation> observations) {
        Observation any = observations.get(0);
        return new View.Subject(
                Words.subject(any),
                any.key().scope().word(),
                observations.stream().map(Appendix::observed).toList());
    }

    private static View.Observed observed(Observation o) {
        boolean collected = o.verdict() != Verdict.NOT_COLLECTED;
        return new View.Observed(
                Words.metric(o),
                collected ? Figures.quantity(o.value(), o.unit()) : "",
                Words.range(o.expected(), o.unit()),
                collected ? Words.change(o) : "",
                Words.sigma(o.sigma()),
                Words.sigma(o.rawSigma()),
                o.baseline().map(b -> Integer.toString(b.n())).orElse(""),
                Marks.verdict(o.verdict()),
                o.why().stream().map(Inert::sentence).toList());
    }

    View.Baseline baseline() {
        CohortSummary cohort = findings.baseline();
        int more = cohort.excludedCount() - cohort.excluded().size();
        return new View.Baseline(
                cohort.key().entrySet().stream()
                        .map(e -> new View.Fact(Words.spaced(e.getKey()), Inert.name(e.getValue()), ""))
                        .toList(),
                "Compared with " + cohort.inWords() + " of " + cohort.knownExecutions() + " known",
                cohort.runs().stream().map(run -> fact(run, "")).toList(),
                cohort.excluded().stream()
                        .map(e -> fact(e.run(), difference(e.reason())))
                        .toList(),
                more > 0 ? more + " more, not listed" : "",
                cohort.nearest().stream().map(this::near).toList(),
                cohort.notes().stream().map(Inert::sentence).toList());
    }

    private View.Fact fact(RunKey run, String note) {
        return new View.Fact(Inert.name(run.runId()), times.stamp(run.timestamp()), Inert.sentence(note));
    }

    private View.Near near(CohortSummary.Nearest nearest) {
        return new View.Near(
                Inert.name(nearest.run().runId()),
                times.stamp(nearest.run().timestamp()),
                nearest.differs().stream()
                        .map(Appendix::difference)
                        .map(Inert::sentence)
                        .toList());
    }

    /** A field's name as words: "machine type" for {@code machine_type}. */
    private static String difference(String text) {
        return FIELD.matcher(text).replaceAll(field -> field.group().replace('_', ' '));
    }
}
