package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.history.Outcome;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The later runs that were asked what became of this run's suspicions.
 *
 * @param asked as of when, in the words of whoever asked
 * @param until the last moment; empty for every run there is
 * @param runs the later ones, oldest first
 */
public record Sequel(String asked, Optional<Instant> until, List<RunKey> runs) {
    public Sequel {
        runs = List.copyOf(runs);
    }

    /** "As of now, 5 later like-for-like runs were consulted"; one plain line where there is none. */
    public String note() {
        return "As of " + asked
                + switch (runs.size()) {
                    case 0 -> " there is no later like-for-like run to consult";
                    case 1 -> ", 1 later like-for-like run was consulted; the baseline is of earlier runs only";
                    default ->
                        ", " + runs.size()
                                + " later like-for-like runs were consulted; the baseline is of earlier runs only";
                };
    }

    /** "As of now, after 5 later runs: 3 withdrawn, 1 confirmed, 0 open"; what could not be asked about is not counted. */
    public String inWords(List<Anomaly> anomalies) {
        return runs.isEmpty()
                ? note()
                : "As of " + asked + ", after " + runs.size() + (runs.size() == 1 ? " later run: " : " later runs: ")
                        + count(anomalies, Outcome.WITHDRAWN) + " withdrawn, " + count(anomalies, Outcome.CONFIRMED)
                        + " confirmed, " + count(anomalies, Outcome.OPEN) + " open";
    }

    private static long count(List<Anomaly> anomalies, Outcome outcome) {
        return anomalies.stream()
                .flatMap(a -> a.hindsight().stream())
                .map(Hindsight::outcome)
                .filter(outcome::equals)
                .count();
    }
}
