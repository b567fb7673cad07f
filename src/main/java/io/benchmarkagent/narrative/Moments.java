package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The times that findings hold, as they may be written: to the second or the minute, in the run's zone or marked as UTC. */
final class Moments {
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final Pattern WRITTEN = Pattern.compile("(?<![\\d:])(?:(" + DATE
            + ")(?:[T ]|, | at )?)?(?:(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:\\.0+)?( ?(?:UTC|Z)\\b)?)(?![\\d:])|\\b(" + DATE
            + ")\\b");
    private static final int TO_THE_MINUTE = 5;

    private final Set<String> local = new HashSet<>();
    private final Set<String> utc = new HashSet<>();

    private Moments() {}

    static Moments of(Findings findings) {
        Moments moments = new Moments();
        Clock here = new Clock(findings.zone());
        instants(findings).forEach(instant -> {
            add(moments.local, here, instant);
            add(moments.utc, new Clock(ZoneOffset.UTC), instant);
        });
        Texts.in(findings)
                .forEach(text -> WRITTEN.matcher(text.text()).results().forEach(moments::quoted));
        return moments;
    }

    boolean bear(String line) {
        return WRITTEN.matcher(line).results().allMatch(this::bears);
    }

    boolean areIn(String line) {
        return WRITTEN.matcher(line).find();
    }

    static String without(String line) {
        return WRITTEN.matcher(line).replaceAll(" ");
    }

    private boolean bears(MatchResult match) {
        Set<String> known = match.group(3) == null ? local : utc;
        return Stream.of(match.group(1), match.group(2), match.group(4))
                .flatMap(Stream::ofNullable)
                .allMatch(written -> known.contains(padded(written)));
    }

    private void quoted(MatchResult match) {
        Stream.of(match.group(1), match.group(2), match.group(4))
                .flatMap(Stream::ofNullable)
                .map(Moments::padded)
                .forEach(written -> {
                    local.add(written);
                    utc.add(written);
                });
    }

    private static void add(Set<String> known, Clock clock, Instant instant) {
        String time = clock.time(instant);
        known.add(time);
        known.add(time.substring(0, TO_THE_MINUTE));
        known.add(clock.time(instant.plusSeconds(30)).substring(0, TO_THE_MINUTE));
        known.add(clock.date(instant));
    }

    private static String padded(String time) {
        return time.indexOf(':') == 1 ? "0" + time : time;
    }

    private static Stream<Instant> instants(Findings findings) {
        return Stream.of(
                        Stream.of(findings.run().key().timestamp()),
                        findings.run().load().start().stream(),
                        findings.run().load().end().stream(),
                        findings.anomalies().stream().flatMap(a -> both(a.onset(), a.end())),
                        findings.timeline().stream()
                                .flatMap(m -> Stream.concat(Stream.of(m.time()), m.until().stream())),
                        findings.phases().stream().flatMap(Moments::ends),
                        findings.baseline().runs().stream().map(RunKey::timestamp),
                        findings.baseline().nearest().stream().map(n -> n.run().timestamp()))
                .flatMap(instants -> instants);
    }

    private static Stream<Instant> both(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream());
    }

    private static Stream<Instant> ends(Phase phase) {
        return Stream.of(phase.start(), phase.end());
    }
}
