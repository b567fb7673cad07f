package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Beyond;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.Statistic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Which services use more than 100 MiB?", or whether one does. */
final class AsksBeyond implements Intent {
    /** Directly before the number; "no more than" is none. */
    private static final Pattern OVER = Pattern.compile(
            "(?i)(?<!\\b(?:no|not|n't|never) )(?:\\b(?:over|above|exceed(?:s|ed|ing)?|beyond|upwards of|at least)|>=?|\\b(?:more|greater|higher|larger|bigger)(?: •? ?\\p{L}*)? than) ?$");

    private static final Pattern UNDER = Pattern.compile(
            "(?i)(?<!\\b(?:no|not|n't|never) )(?:\\b(?:under|below|at most)|<=?|\\b(?:less|fewer|lower|smaller)(?: •? ?\\p{L}*)? than) ?$");
    private static final Pattern OR_EQUAL = Pattern.compile("(?i)at (?:least|most)|=");
    private static final Pattern CLUSTER = Pattern.compile("(?i)\\bcluster\\b");
    private static final Pattern OF_EACH = Pattern.compile(
            "(?i)\\b(?:(?:micro)?services?|any|anything|everything|which|what|who|every|each|all|how many)\\b");
    private static final Pattern THROUGHOUT = Pattern.compile("(?i)\\b(?:stay(?:s|ed)?|always|throughout)\\b");
    private static final Pattern ONCE =
            Pattern.compile("(?i)\\b(?:ever|exceed(?:s|ed|ing)?|go|goes|went|reach(?:ed)?|peak(?:s|ed)?)\\b");
    private static final Spoken.Metric MEMORY = new Spoken.Metric("memory", Set.of("memory"), Set.of());
    static final Set<String> SET_BY_PEOPLE =
            Set.of("limit", "cpu limit", "memory limit", "cpu request", "memory request", "replicas");
    private static final Words WORDS = Words.of(
            "services service microservice microservices any anything every each all many that with whose use uses used using usage"
                    + " consume consumes consumed consuming need needs needed had has have having having utilization utilisation"
                    + " consumption go goes went reach reached stay stays stayed ever always throughout");

    @Override
    public List<String> examples() {
        return List.of(
                "Which services use more than 100 MiB of memory?",
                "Is any service above 80 % CPU?",
                "services with a p95 latency over 200 ms",
                "Does adservice use more than 100 MiB?",
                "How many services have less than 1 % cpu?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        Optional<Spoken.Metric> metric = metric(heard);
        return heard.spoken().amounts().size() == 1
                && heard.span().isEmpty()
                && !heard.subjects().contains("nodes")
                && !Words.areOfRuns(heard)
                && metric.isPresent()
                && metric.get().ids().stream().noneMatch(SET_BY_PEOPLE::contains)
                && Named.in(heard.question().text(), heard.desk()).isEmpty()
                && compared(heard).map(WORDS::covers).orElse(false);
    }

    private static Optional<Spoken.Metric> metric(Heard heard) {
        List<Spoken.Metric> metrics = heard.spoken().metrics();
        return metrics.isEmpty()
                ? heard.spoken().amounts().stream()
                        .filter(Spoken.Amount::isOfBytes)
                        .map(amount -> MEMORY)
                        .findFirst()
                : metrics.stream().filter(metric -> metrics.size() == 1).findFirst();
    }

    /** The same without the number and how it is held against it; empty where it is not. */
    private static Optional<Heard> compared(Heard heard) {
        Spoken.Amount amount = heard.spoken().amounts().get(0);
        return before(heard, OVER)
                .or(() -> before(heard, UNDER))
                .map(m -> heard.as(heard.spoken().without(m.start(), amount.end())));
    }

    private static Optional<Matcher> before(Heard heard, Pattern pattern) {
        Matcher m = pattern.matcher(heard.spoken()
                .text()
                .substring(0, heard.spoken().amounts().get(0).start()));
        return m.find() ? Optional.of(m) : Optional.empty();
    }

    @Override
    public Tool tool() {
        return new Beyond(Optional.empty());
    }

    @Override
    public Tool tool(Heard heard) {
        return new Beyond(heard.spoken().amounts().stream().findFirst().map(amount -> bound(amount, heard)));
    }

    private static Beyond.Bound bound(Spoken.Amount amount, Heard heard) {
        Optional<Matcher> over = before(heard, OVER);
        boolean orEqual = over.or(() -> before(heard, UNDER))
                .filter(how -> OR_EQUAL.matcher(how.group()).find())
                .isPresent();
        return new Beyond.Bound(amount, over.isPresent(), orEqual, extreme(heard, over.isPresent()));
    }

    /** Who stayed under a number never reached it: by the mean it may have been over it for a while. */
    private static Optional<Statistic> extreme(Heard heard, boolean over) {
        return heard.says(THROUGHOUT)
                ? Optional.of(over ? Statistic.MIN : Statistic.MAX)
                : heard.says(ONCE) ? Optional.of(over ? Statistic.MAX : Statistic.MIN) : Optional.empty();
    }

    /** As a whole, and of none of its services. */
    private static boolean isOfTheCluster(Heard heard) {
        return heard.says(CLUSTER) && !heard.says(OF_EACH) && heard.subjects().isEmpty();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(isOfTheCluster(heard) ? List.of("cluster") : heard.subjects());
        return metric(heard).map(wanted::measuring).orElse(wanted);
    }
}
