package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an objection is about, in words. */
final class Words {
    private Words() {}

    /** "checkoutservice's p95 latency", "this run". */
    static String of(List<Set<String>> subjects, List<Mention.Metric> metrics, Sentence sentence) {
        String who = subjects.stream()
                .map(names ->
                        names.stream().filter(name -> !name.contains("->")).collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(" and "));
        String what = metrics.stream().map(sentence::quoted).collect(Collectors.joining(" and "));
        if (who.isEmpty()) {
            return what.isEmpty() ? "this run" : what;
        }
        return what.isEmpty() ? who : who + "'s " + what;
    }
}
