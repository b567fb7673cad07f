package io.benchmarkagent.llm.spend;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * So many calls in any hour, for all processes together. Who would have to wait takes a place in the queue, or learns how long the
 * wait would be.
 */
public final class CallQueue {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CALLS = "calls";

    private final SharedObject shared;
    private final int callsPerHour;
    private final Clock clock;

    public CallQueue(SharedObject shared, int callsPerHour, Clock clock) {
        this.shared = shared;
        this.callsPerHour = callsPerHour;
        this.clock = clock;
    }

    /** Whether and when one may call. */
    public sealed interface Place {

        /**
         * After this time, which may be none.
         *
         * @param at in milliseconds since 1970
         */
        record In(Duration delay, long at) implements Place {}

        /** Not within the caller's patience; {@code why} is one line for people. */
        record None(String why) implements Place {}
    }

    /** @param patience how long the caller would wait */
    public Place take(Duration patience) {
        try {
            return shared.change(state -> take(state, patience));
        } catch (IOException unusable) {
            return new Place.None("the calls of this hour cannot be counted: " + unusable.getMessage());
        }
    }

    /** Whoever had this place called nobody: it is free for another. */
    public void giveBack(Place.In place) {
        try {
            shared.change(state -> giveBack(state, place.at()));
        } catch (IOException staysTaken) {
            // one call fewer in this hour
        }
    }

    private static boolean giveBack(ObjectNode state, long at) {
        ArrayNode calls = state.withArray(CALLS);
        for (int i = 0; i < calls.size(); i++) {
            if (calls.path(i).asLong(0) == at) {
                calls.remove(i);
                return true;
            }
        }
        return false;
    }

    private Place take(ObjectNode state, Duration patience) {
        long now = clock.millis();
        List<Long> times = state.withArray(CALLS)
                .valueStream()
                .map(JsonNode::asLong)
                .filter(time -> time > now - HOUR.toMillis())
                .sorted()
                .toList();
        long slot = times.size() < callsPerHour
                ? now
                : Math.max(now, times.get(times.size() - callsPerHour) + HOUR.toMillis());
        Duration wait = Duration.ofMillis(slot - now);
        if (wait.compareTo(patience) > 0) {
            return new Place.None("the " + callsPerHour + " calls an hour (llm.calls-per-hour) are used up; the next is"
                    + " free in about " + words(wait));
        }
        ArrayNode calls = state.withArray(CALLS);
        calls.removeAll();
        times.forEach(calls::add);
        calls.add(slot);
        return new Place.In(wait, slot);
    }

    private static String words(Duration wait) {
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? Math.max(1, wait.toSeconds()) + " s"
                : (wait.toSeconds() + 59) / 60 + " min";
    }
}
