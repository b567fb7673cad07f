package io.benchmarkagent.findings;

import io.benchmarkagent.detection.Course;
import io.benchmarkagent.detection.Observation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which metrics' baselines do not begin with the first run of the cohort, in words: one note for each run they begin with. */
final class BaselineStarts {
    private static final int NAMED = 5;

    private BaselineStarts() {}

    static List<String> notes(List<Observation> observations, ZoneId zone) {
        Map<String, List<Observation>> byStart = new LinkedHashMap<>();
        observations.stream().filter(o -> o.key().statistic().judged()).forEach(o -> o.course()
                .since()
                .ifPresent(since -> byStart.computeIfAbsent(words(since, zone), start -> new java.util.ArrayList<>())
                        .add(o)));
        return byStart.entrySet().stream()
                .map(entry -> "the baseline of " + names(entry.getValue()) + " starts " + entry.getKey())
                .toList();
    }

    private static String words(Course.Since since, ZoneId zone) {
        return (since.accepted().isPresent() ? "with the accepted level of " : "after the step of ")
                + since.run().runId() + ", " + LocalDate.ofInstant(since.run().timestamp(), zone);
    }

    private static String names(List<Observation> observations) {
        String names = observations.stream()
                .limit(NAMED)
                .map(o -> Labels.subject(o.key().scope(), o.key().subject()) + " " + Labels.metric(o)
                        + o.baseline().map(b -> " (n = " + b.n() + ")").orElse(""))
                .collect(Collectors.joining("; "));
        int more = observations.size() - NAMED;
        return more > 0 ? names + " and of " + more + " more" : names;
    }
}
