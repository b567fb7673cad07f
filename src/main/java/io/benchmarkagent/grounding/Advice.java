package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.recommendation.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is advised is what the rules recommend: of that subject, for that resource, in that direction. */
final class Advice implements Check {
    private static final Set<String> RESOURCES =
            Set.of("limit", "cpu limit", "memory limit", "cpu request", "memory request", "replicas");
    private static final Pattern MORE = Pattern.compile(
            "(?i)\\b(?:rais(?:e|es|ing|ed)|increas(?:e|es|ing)|grow|bump|lift|doubl(?:e|ing)|more|higher|larger|enlarge)\\b");
    private static final Pattern LESS = Pattern.compile(
            "(?i)\\b(?:lower(?:ing)?|reduc(?:e|es|ing)|decreas(?:e|es|ing)|cut(?:ting)?|shrink|halv(?:e|ing)|less|smaller)\\b");

    private record Proposal(String subject, Set<String> resources, int direction) {}

    private final List<Proposal> proposals;

    private Advice(List<Proposal> proposals) {
        this.proposals = proposals;
    }

    static Advice of(Findings findings) {
        return new Advice(findings.recommendations().stream()
                .filter(Recommendation::isChange)
                .map(r -> new Proposal(r.subject().toLowerCase(Locale.ROOT), Metrics.ids(r.resource()), direction(r)))
                .toList());
    }

    /** Whether the clause speaks of what a container may use, and which way that is to go. */
    static boolean isGivenBy(Clause clause) {
        return clause.all(Mention.Metric.class).anyMatch(Advice::isResource)
                && (clause.says(MORE) || clause.says(LESS));
    }

    static boolean isAboutResources(List<Mention.Metric> metrics) {
        return !metrics.isEmpty() && metrics.stream().allMatch(Advice::isResource);
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return sentence.clauses().stream()
                .filter(Advice::isGivenBy)
                .filter(clause -> !isProposed(clause))
                .map(clause -> "nothing like '" + clause.text().strip() + "' is recommended")
                .findFirst();
    }

    private boolean isProposed(Clause clause) {
        int direction = clause.says(MORE) == clause.says(LESS) ? 0 : clause.says(MORE) ? 1 : -1;
        Set<String> subjects = clause.told();
        return clause.all(Mention.Metric.class)
                .filter(Advice::isResource)
                .allMatch(metric -> subjects.isEmpty()
                        ? isProposed(Set.of(), metric, direction)
                        : subjects.stream().allMatch(name -> isProposed(Set.of(name), metric, direction)));
    }

    private boolean isProposed(Set<String> names, Mention.Metric metric, int direction) {
        return proposals.stream()
                .filter(p -> names.isEmpty() || names.contains(p.subject()))
                .filter(p -> metric.ids().stream().anyMatch(p.resources()::contains))
                .anyMatch(p -> direction == 0 || p.direction() == 0 || p.direction() == direction);
    }

    private static boolean isResource(Mention.Metric metric) {
        return metric.ids().stream().anyMatch(RESOURCES::contains);
    }

    private static int direction(Recommendation r) {
        List<Double> ends = Stream.of(r.current(), r.proposed())
                .flatMap(text -> Quantity.in(text).stream().limit(1))
                .map(Quantity::value)
                .collect(Collectors.toList());
        return ends.size() < 2 ? 0 : Double.compare(ends.get(1), ends.get(0));
    }
}
