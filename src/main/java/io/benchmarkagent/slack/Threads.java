package io.benchmarkagent.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.ask.talk.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Threads in which somebody talks with us, for a day after the last question; in each one question after the other. */
final class Threads {
    private static final int MOST = 10_000;
    private static final int TURNS = 20;

    private final Cache<String, Held> held = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofDays(1))
            .maximumSize(MOST)
            .build();

    private static final class Held {
        private Conversation conversation = Conversation.NEW;

        synchronized void go(UnaryOperator<Conversation> on) {
            Conversation more = on.apply(conversation);
            List<io.benchmarkagent.ask.talk.Turn> turns = more.turns();
            conversation = new Conversation(more.run(), turns.subList(Math.max(0, turns.size() - TURNS), turns.size()));
        }
    }

    boolean know(String thread) {
        return held.getIfPresent(thread) != null;
    }

    /** Begins it, where nobody has. */
    void go(String thread, UnaryOperator<Conversation> on) {
        held.asMap().computeIfAbsent(thread, any -> new Held()).go(on);
    }
}
