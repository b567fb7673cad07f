package io.benchmarkagent.report;

import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Past;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import io.benchmarkagent.run.Scope;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What there is to see when nothing can be judged: the largest differences from the few earlier runs in per cent, one for each
 * metric of a subject, and without any such run the cluster's own figures.
 */
final class Differences {
    private static final Comparator<Observation> LARGEST_FIRST = Comparator.<Observation>comparingDouble(
                    o -> -Math.abs(o.changePct().orElse(0)))
            .thenComparing(Observation::key);

    private final Findings findings;

    Differences(Findings findings) {
        this.findings = findings;
    }

    View.Changes largest(int most) {
        if (findings.headline().status() != Headline.Status.NOT_JUDGED) {
            return new View.Changes("", "", List.of());
        }
        List<Observation> mattering = changed(most, Differences::mattering);
        List<Observation> changed = mattering.isEmpty() ? changed(most, o -> true) : mattering;
        String title = mattering.isEmpty()
                ? "Largest differences, none of a size that matters"
                : "Largest differences, not judged";
        return changed.isEmpty() ? measured(most) : new View.Changes(title, earlier(), rows(changed));
    }

    private List<Observation> changed(int most, Predicate<Observation> which) {
        Set<String> seen = new HashSet<>();
        return findings.observations().stream()
                .filter(o -> o.changePct().isPresent() && o.key().statistic().judged())
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED)
                .filter(which)
                .sorted(LARGEST_FIRST)
                .filter(o -> seen.add(o.key().subject() + " " + o.key().metric()))
                .limit(most)
                .toList();
    }

    private String earlier() {
        int runs = findings.baseline().size();
        return runs == 1 ? "the earlier run" : "mean of " + runs + " earlier runs";
    }

    private View.Changes measured(int most) {
        List<Observation> cluster = findings.observations().stream()
                .filter(o -> o.key().scope() == Scope.CLUSTER && o.verdict() != Verdict.NOT_COLLECTED)
                .limit(most)
                .toList();
        return new View.Changes("What was measured", "", rows(cluster));
    }

    /** A service that idles doubles by nothing; the floor is the smallest change that matters. */
    private static boolean mattering(Observation o) {
        return o.baseline()
                .filter(b -> Math.abs(o.value() - b.mean()) < o.floor().orElse(0))
                .isEmpty();
    }

    private static List<View.Difference> rows(List<Observation> observations) {
        return observations.stream().map(Differences::row).toList();
    }

    private static View.Difference row(Observation o) {
        List<Double> past = o.history().stream().map(Past::value).toList();
        String value = Figures.quantity(o.value(), o.unit());
        String earlier =
                o.baseline().map(b -> Figures.quantity(b.mean(), o.unit())).orElse("");
        String label = String.join("; ", Words.filled("this run " + value, StripWords.earlier(past, o.unit())));
        List<View.Strip> strip =
                past.isEmpty() ? List.of() : List.of(StripPlot.of(o.value(), past, Optional.empty(), "none", label));
        return new View.Difference(Words.subject(o), Words.metric(o), value, earlier, Words.change(o), strip);
    }
}
