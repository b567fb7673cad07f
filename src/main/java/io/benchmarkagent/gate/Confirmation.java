package io.benchmarkagent.gate;

import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.RunKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * What one more run makes of a suspicion, held against the same baseline.
 *
 * <p>An anomaly is seen again where the same number is beyond 2σ for the worse, the same event happened, or the same threshold is
 * crossed. By chance alone that is so of one in 44. So the suspicion is confirmed where one is an alert again, for which false
 * discoveries are controlled, or more are seen again than chance gives in one of twenty such runs.
 *
 * @param run whose suspicion it is
 * @param seen of how many of {@code all} anomalies
 * @param differs in what this run is not like that one, and so is no answer
 */
public record Confirmation(Outcome outcome, RunKey run, int seen, int all, List<String> differs) {
    private static final double BEYOND_TWO_SIGMA = 0.02275;
    private static final double BY_CHANCE = 0.05;

    public Confirmation {
        differs = List.copyOf(differs);
    }

    /** What it comes to. */
    public enum Outcome {
        CONFIRMS,
        WITHDRAWS,
        NO_ANSWER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Outcome> of(String word) {
            return Arrays.stream(values())
                    .filter(known -> known.word().equals(word))
                    .findFirst();
        }
    }

    static Confirmation of(Suspicion suspicion, Findings findings, List<Check> checks) {
        Map<String, Check> byId = checks.stream().collect(Collectors.toMap(Check::id, c -> c, (one, other) -> one));
        List<Suspicion.Suspect> open = suspicion.suspects().stream()
                .filter(suspect -> !isMuted(suspect, byId))
                .toList();
        List<Suspicion.Suspect> again =
                open.stream().filter(suspect -> isSeen(suspect, findings, byId)).toList();
        boolean failsAgain = again.stream().anyMatch(suspect -> Optional.ofNullable(byId.get(suspect.id()))
                .filter(check -> check.is(Check.Outcome.FAILED))
                .isPresent());
        List<String> differs = differs(suspicion, findings);
        Outcome outcome = !differs.isEmpty() || findings.coverage().judged() == 0
                ? Outcome.NO_ANSWER
                : failsAgain || isMoreThanChance(again.size(), open.size()) ? Outcome.CONFIRMS : Outcome.WITHDRAWS;
        return new Confirmation(outcome, suspicion.run(), again.size(), open.size(), differs);
    }

    /** "confirms gcp-amd-…: 3 of 4 anomalies seen again"; the run's id is data. */
    public String words() {
        String count = seen + " of " + all + (all == 1 ? " anomaly" : " anomalies") + " seen again";
        return switch (outcome) {
            case CONFIRMS -> "confirms " + run.runId() + ": " + count;
            case WITHDRAWS -> "withdraws " + run.runId() + ": " + count;
            case NO_ANSWER ->
                "no answer about " + run.runId() + ": "
                        + (differs.isEmpty()
                                ? "nothing could be judged"
                                : "this run has " + String.join(", ", differs));
        };
    }

    private static boolean isMuted(Suspicion.Suspect suspect, Map<String, Check> byId) {
        return Optional.ofNullable(byId.get(suspect.id()))
                .filter(check -> check.is(Check.Outcome.MUTED))
                .isPresent();
    }

    private static boolean isSeen(Suspicion.Suspect suspect, Findings findings, Map<String, Check> byId) {
        return suspect.key().map(key -> Gate.isWorse(findings, key)).orElse(false)
                || Optional.ofNullable(byId.get(suspect.id()))
                        .filter(check -> check.is(Check.Outcome.FAILED))
                        .isPresent();
    }

    static boolean isMoreThanChance(int seen, int all) {
        return seen > 0
                && 1 - new BinomialDistribution(null, all, BEYOND_TWO_SIGMA).cumulativeProbability(seen - 1)
                        <= BY_CHANCE;
    }

    private static List<String> differs(Suspicion suspicion, Findings findings) {
        Map<String, String> found = findings.baseline().key();
        return suspicion.alike().entrySet().stream()
                .filter(wanted -> !isAlike(wanted.getKey(), wanted.getValue(), found.getOrDefault(wanted.getKey(), "")))
                .map(wanted -> wanted.getKey() + " " + found.getOrDefault(wanted.getKey(), "unknown") + " and not "
                        + wanted.getValue())
                .toList();
    }

    private static boolean isAlike(String name, String wanted, String found) {
        return wanted.equals(found) || (name.equals("duration_seconds") && isNear(wanted, found));
    }

    private static boolean isNear(String wanted, String found) {
        String number = "\\d{1,9}(?:\\.\\d+)?";
        return wanted.matches(number)
                && found.matches(number)
                && Math.abs(Double.parseDouble(wanted) - Double.parseDouble(found))
                        <= BaselineSettings.STANDARD.durationTolerance() * Double.parseDouble(wanted);
    }
}
