package io.benchmarkagent.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.redis.RedisAway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Threads in which somebody talks with us, for a day after the last question; in each one question after the other. Where replicas share
 * them, whichever hears a question goes on from what the others answered; while they cannot, each from what it answered itself.
 */
final class Threads {
    private static final int MOST = 10_000;
    private static final int TURNS = 20;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Cache<String, Held> held =
            Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST).build();
    private final Optional<Redis> shared;

    Threads(Optional<Redis> shared) {
        this.shared = shared;
    }

    private static final class Held {
        private Conversation conversation = Conversation.NEW;
    }

    boolean know(String thread) {
        return held.getIfPresent(thread) != null || !text(thread).isEmpty();
    }

    /** Begins it, where nobody has. */
    void go(String thread, UnaryOperator<Conversation> on) {
        Held here = held.asMap().computeIfAbsent(thread, any -> new Held());
        synchronized (here) {
            String before = text(thread);
            Conversation newest = newer(ThreadJson.read(before), here.conversation);
            before = begun(thread, before);
            Conversation after = on.apply(newest);
            List<Turn> said =
                    after.turns().subList(newest.turns().size(), after.turns().size());
            here.conversation = cut(after);
            keep(thread, before, here.conversation, said);
        }
    }

    /** What was said while Redis was away is here alone. */
    private static Conversation newer(Conversation there, Conversation here) {
        return last(here).isAfter(last(there)) ? here : there;
    }

    private static Instant last(Conversation conversation) {
        return conversation.last().map(Turn::at).orElse(Instant.MIN);
    }

    /** Whoever hears what is said next may be another, before this is answered. */
    private String begun(String thread, String before) {
        if (!before.isEmpty() || shared.isEmpty()) {
            return before;
        }
        try {
            String empty = ThreadJson.of(Conversation.NEW);
            shared.get().keepFirst(key(thread), empty, KEPT);
            return empty;
        } catch (RedisAway away) {
            return before;
        }
    }

    /**
     * Where another replica kept something meanwhile, what was said here is added to it.
     *
     * @param before what was read
     */
    private void keep(String thread, String before, Conversation after, List<Turn> said) {
        try {
            String there = before;
            Conversation all = after;
            while (shared.isPresent() && !shared.get().replace(key(thread), there, ThreadJson.of(all), KEPT)) {
                there = text(thread);
                List<Turn> both = new ArrayList<>(ThreadJson.read(there).turns());
                both.addAll(said);
                all = cut(new Conversation(after.run(), both));
            }
        } catch (RedisAway away) {
            // this replica knows it
        }
    }

    private static Conversation cut(Conversation all) {
        List<Turn> turns = all.turns();
        return new Conversation(all.run(), turns.subList(Math.max(0, turns.size() - TURNS), turns.size()));
    }

    /** "" for nothing that is known. */
    private String text(String thread) {
        return shared.flatMap(redis -> find(redis, thread)).orElse("");
    }

    private static Optional<String> find(Redis redis, String thread) {
        try {
            return redis.find(key(thread));
        } catch (RedisAway away) {
            return Optional.empty();
        }
    }

    private static String key(String thread) {
        return "slack:thread:" + Sha256.of(thread);
    }
}
