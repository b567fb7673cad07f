package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.run.NearestNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names in a question that nobody knows: an answer about others would be a wrong one. */
final class Unknown {
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\d])(?:\\p{L}{2,}(?:service|svc)|[\\p{L}\\d]+(?:[-_./][\\p{L}\\d]+)+|\\p{L}+\\d[\\p{L}\\d]*|`[^`]+`|\"[^\"]+\")(?![\\p{L}\\d])");
    private static final Pattern WORDS = Pattern.compile(
            "(?i)micro-?services?|like-for-like|p\\d\\d|top-\\d+|out-of-memory|oom-?\\w*|x86|error-rate|per-service|ramp-\\w+|cool-\\w+|steady-state|most-recent|memory-hungry|run-to-run");

    /** As Kubernetes names a pod of a deployment or of a set. */
    private static final Pattern POD = Pattern.compile("[\\p{L}\\d.-]+-(?:[a-z\\d]{5,10}-[a-z\\d]{5}|\\d{1,3})");

    private Unknown() {}

    /** One line that says so, with the names that may be meant. */
    static Optional<String> in(Heard heard) {
        return NAME.matcher(heard.spoken().rest())
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.matcher(name).matches())
                .filter(name -> Named.values(heard.desk()).stream().noneMatch(value -> value.isCalled(name)))
                .findFirst()
                .map(name -> told(name.replaceAll("[`\"]", ""), heard));
    }

    private static String told(String name, Heard heard) {
        Optional<String> pod = heard.look().services().stream()
                .filter(service -> POD.matcher(name).matches() && name.startsWith(service + "-"))
                .findFirst();
        if (pod.isPresent()) {
            return "I tell figures of services, not of single pods such as '" + name + "'; ask about " + pod.get() + ".";
        }
        List<String> near =
                NearestNames.of(name.toLowerCase(Locale.ROOT), heard.look().services());
        return "Run " + heard.look().name() + " knows no '" + name + "'; "
                + (near.isEmpty() ? "its services are " : "nearest: ")
                + String.join(", ", near.isEmpty() ? heard.look().services() : near) + ".";
    }
}
