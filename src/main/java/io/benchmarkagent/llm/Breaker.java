package io.benchmarkagent.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Keeps many reports in a row from each waiting for a server that hangs; all who ask it share one. It is left alone for a while after
 * it failed to answer several times in a row, at once where it refused for good, and for as long as it asks for. Then one call tries
 * again, and until that is back the others are refused.
 *
 * <p>Source: M. Nygard, Release It!, "Circuit Breaker".
 */
final class Breaker {
    private static final int MOST_FAILURES = 3;
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final String host;
    private final Clock clock;
    private int failures;
    private String why = "";
    private Instant until = Instant.MIN;
    private boolean tried;

    Breaker(String host, Clock clock) {
        this.host = host;
        this.clock = clock;
    }

    /** Whether one may ask. */
    private enum Entry {
        OPEN,
        TRIAL,
        SHUT
    }

    Answer answer(Supplier<Answer> call) {
        Entry entry = enter();
        if (entry == Entry.SHUT) {
            return new Answer.Refused(resting(), Answer.Cause.RESTING);
        }
        try {
            Answer answer = call.get();
            learn(answer);
            return answer;
        } finally {
            leave(entry);
        }
    }

    private synchronized Entry enter() {
        if (why.isEmpty()) {
            return Entry.OPEN;
        }
        if (tried || clock.instant().isBefore(until)) {
            return Entry.SHUT;
        }
        tried = true;
        return Entry.TRIAL;
    }

    private synchronized void leave(Entry entry) {
        tried &= entry != Entry.TRIAL;
    }

    private synchronized String resting() {
        return why + (tried ? "; it is being asked again" : "; asked again in " + left());
    }

    private synchronized void learn(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            refused.rest().ifPresentOrElse(rest -> open(first(refused.why()), rest), () -> learn(refused.cause()));
        } else {
            close();
        }
    }

    private void learn(Answer.Cause cause) {
        switch (cause) {
            case LOST, UNREACHED -> fail();
            case UNANSWERED, UNUSABLE -> close();
            case BUDGET, RATE, RESTING, LEFT, STOPPED -> {} // the server had no part in it
        }
    }

    private void fail() {
        failures++;
        if (failures >= MOST_FAILURES || !why.isEmpty()) {
            open(host + " did not answer" + (failures == 1 ? "" : " " + failures + " times"), REST);
        }
    }

    private void close() {
        failures = 0;
        why = "";
    }

    private void open(String reason, Duration rest) {
        why = reason;
        until = clock.instant().plus(rest.compareTo(LONGEST) > 0 ? LONGEST : rest);
    }

    /** When to ask again is said anew each time. */
    private static String first(String why) {
        return why.split("; it may be asked again", 2)[0];
    }

    private String left() {
        long seconds = Math.max(
                1, Duration.between(clock.instant(), until).plusMillis(999).toSeconds());
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
