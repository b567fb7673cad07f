package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in a question that nobody knows: an answer about others would be a wrong one. */
final class Unknown {
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\d])(?:\\p{L}{2,}(?:service|svc)|[\\p{L}\\d]+(?:[-_./][\\p{L}\\d]+)+|\\p{L}+\\d[\\p{L}\\d]*|`[^`]+`|\"[^\"]+\")(?![\\p{L}\\d])");
    private static final Pattern WORDS = Pattern.compile(
            "(?i)micro-?services?|like-for-like|p\\d\\d|top-\\d+|out-of-memory|oom-?\\w*|x86|error-rate|per-service|ramp-\\w+|cool-\\w+|steady-state|most-recent|memory-hungry|run-to-run");

    private static final Pattern POD = Pattern.compile("[a-z\\d][a-z\\d.-]*-[a-z\\d]+");

    /** A path of a request: "/cart", "GET /". */
    private static final Pattern PATH = Pattern.compile(
            "(?<![^\\s\"'`(,])(?:/[\\p{L}{][^\\s?,\"'`)]*)|(?<=\\b(?:of|for|on|at) )/(?=[\\s?.!]|$)|\\b(?:GET|POST|PUT|DELETE|PATCH|HEAD) /[^\\s?,]*");

    private Unknown() {}

    /** One line that says so, with the names that may be meant. */
    static Optional<String> in(Heard heard) {
        Matcher path = PATH.matcher(heard.question().text());
        if (path.find()) {
            return Optional.of("I tell figures of services, not of paths such as '" + path.group()
                    + "': requests were not recorded by their paths. Its services are "
                    + String.join(", ", heard.look().services()) + ".");
        }
        return NAME.matcher(heard.spoken().rest())
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.matcher(name).matches())
                .filter(name -> Named.values(heard.desk()).stream().noneMatch(value -> value.isCalled(name)))
                .findFirst()
                .map(name -> told(name.replaceAll("[`\"]", ""), heard));
    }

    private static String told(String name, Heard heard) {
        Optional<String> pod = pod(name, heard);
        if (pod.isPresent()) {
            return "I tell figures of services, not of single pods such as '" + pod.get() + "'; ask about "
                    + Workload.ofPod(pod.get()) + ".";
        }
        List<String> near =
                NearestNames.of(name.toLowerCase(Locale.ROOT), heard.look().services());
        return "Run " + heard.look().name() + " knows no '" + name + "'; "
                + (near.isEmpty() ? "its services are " : "nearest: ")
                + String.join(", ", near.isEmpty() ? heard.look().services() : near) + ".";
    }

    /** Which pod it is that was named, of a service that is known. */
    private static Optional<String> pod(String name, Heard heard) {
        return POD.matcher(heard.question().text())
                .results()
                .map(MatchResult::group)
                .filter(word -> word.startsWith(name))
                .filter(word -> !Workload.ofPod(word).equals(word)
                        && heard.look().services().contains(Workload.ofPod(word)))
                .findFirst();
    }
}
