package io.benchmarkagent.grounding;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can happen to containers and pods, with the words for it that people and Kubernetes use. */
enum Happening {
    KILLED("oom[- ]?kill(?:ed|s|ing)?|killed|out[- ]of[- ]memory|ran out of memory|terminated"),
    STARTED(
            "containers? (?:(?:was|were|had been|has been) )?started|(?:was |were |been )?started again|came (?:back )?up again"),
    RESTARTED("restart(?:ed|s|ing)?"),
    CRASHED("crash(?:ed|es|ing|loop\\w*)?|back-?off"),
    UNHEALTHY("unhealthy|(?:readiness|liveness|startup)?[- ]?probes?"),
    EVICTED("evict(?:ed|ions?|ing)?|preempt\\w*"),
    SCHEDULED("scheduled|unschedulable|failedscheduling|rescheduled|image pulls?|pulled"),
    SCALED("scaled|scaling|rescaled|autoscal\\w*"),
    NODE_LOST("not ?ready|node pressure|memory pressure|disk pressure|drained|cordoned");

    private static final Pattern ANY = Pattern.compile(
            Arrays.stream(values()).map(each -> each.words.pattern()).collect(Collectors.joining("|")));

    private final Pattern words;

    Happening(String words) {
        this.words = Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:" + words + ")(?![\\p{L}\\d])");
    }

    /** Whether a text of the findings tells of it. */
    boolean isIn(String text) {
        return words.matcher(text).find();
    }

    /** Whether a text tells of any. */
    static boolean isAnyIn(String text) {
        return ANY.matcher(text).find();
    }

    static Stream<Mention.Event> in(String line) {
        return Arrays.stream(values()).flatMap(each -> each.words
                .matcher(line)
                .results()
                .map(match -> new Mention.Event(match.start(), match.end(), each)));
    }
}
