package io.benchmarkagent.grounding;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where there is said to be no alert, watch, cause or advice there is none; and what is said of every one has no exception. */
final class Nothing implements Check {
    private static final String NONE =
            "(?i)\\b(?:no|zero|without(?: any)?|nor|not one|not a single|none of (?:the|its))\\s+";
    private static final Pattern ALERTS =
            Pattern.compile(NONE + "(?:new |other |further )?(?:alerts?|anomal(?:y|ies)|regressions?)\\b");
    private static final Pattern WATCHES = Pattern.compile(
            NONE
                    + "(?:new |other |further )?(?:watch(?:es)?\\b|(?:metrics?|services?|findings?)\\b[^,;.]{0,20}\\bon watch\\b)");
    private static final Pattern CAUSES = Pattern.compile("(?i)\\bno (?:single |clear )?(?:cause|origin|culprit)\\b");
    private static final Pattern ADVICE = Pattern.compile(
            NONE
                    + "(?:[\\p{L}-]+ ){0,2}?(?:recommendations?|proposals?|suggestions?|advice\\b|changes?\\b[^,;.]{0,40}\\b(?:propos|recommend|suggest)ed\\b)");
    private static final Pattern EVERYWHERE = Pattern.compile(
            "(?i)\\b(?:measured|collected|recorded|available|captured|known) (?:for|of|from|at|on|in) (?:every|all|each)\\b");

    private final Findings findings;

    Nothing(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return Stream.of(
                        anomalies(sentence, ALERTS, Anomaly::isAlert, "alerts"),
                        anomalies(sentence, WATCHES, a -> !a.isAlert() && !a.isSettled(), "watches"),
                        causes(sentence),
                        advice(sentence),
                        everywhere(sentence))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> anomalies(Sentence sentence, Pattern words, Predicate<Anomaly> which, String what) {
        Matcher matcher = words.matcher(sentence.text());
        if (!matcher.find()) {
            return Optional.empty();
        }
        Set<String> names = sentence.subjects();
        boolean other = matcher.group().contains("other");
        boolean fresh = matcher.group().toLowerCase(Locale.ROOT).contains("new ");
        return findings.anomalies().stream()
                        .filter(which)
                        .filter(a -> !fresh || !a.isSettled())
                        .anyMatch(a -> names.isEmpty() || names.contains(lower(a.subject())) != other)
                ? Optional.of("there are " + what + ", so '" + matcher.group() + "' is wrong")
                : Optional.empty();
    }

    private Optional<String> causes(Sentence sentence) {
        return sentence.says(CAUSES) && findings.rootCauses().stream().anyMatch(RootCause::named)
                ? Optional.of("a cause is named")
                : Optional.empty();
    }

    private Optional<String> advice(Sentence sentence) {
        Set<String> names = sentence.subjects();
        return sentence.says(ADVICE)
                        && findings.recommendations().stream()
                                .anyMatch(r -> names.isEmpty() || names.contains(lower(r.subject())))
                ? Optional.of("there are recommendations")
                : Optional.empty();
    }

    /** "measured for every service" */
    private Optional<String> everywhere(Sentence sentence) {
        return sentence.says(EVERYWHERE)
                ? sentence.line()
                        .all(Mention.Metric.class)
                        .filter(metric -> findings.observations().stream()
                                .filter(o -> o.verdict() == Verdict.NOT_COLLECTED)
                                .anyMatch(o -> isOf(o, metric)))
                        .map(metric -> "'" + sentence.quoted(metric) + "' was not collected everywhere")
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isOf(Observation o, Mention.Metric metric) {
        return Metrics.ids(o.spec()).stream().anyMatch(metric.ids()::contains);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
