package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of this process, which forgets them when it ends. */
final class ConversationsHere implements Conversations {
    private final Clock clock;
    /** Those that were left longest come first. */
    private final Map<String, Left> all = new LinkedHashMap<>();

    ConversationsHere(Clock clock) {
        this.clock = clock;
    }

    /** @param at when the last question was answered */
    private record Left(Held held, Instant at) {}

    @Override
    public synchronized Held begin(String owner, Optional<String> run) {
        Instant now = forgotten();
        makeRoom(owner);
        Held held = Held.begun(owner, now, Conversation.NEW.about(run));
        all.put(held.id(), new Left(held, now));
        return held;
    }

    private Instant forgotten() {
        Instant now = clock.instant();
        all.values().removeIf(left -> !now.isBefore(left.at().plus(KEPT)));
        return now;
    }

    private void makeRoom(String owner) {
        List<String> own = all.values().stream()
                .map(Left::held)
                .filter(held -> held.owner().equals(owner))
                .map(Held::id)
                .toList();
        own.subList(0, Math.max(0, own.size() - (MOST_OF_ONE - 1))).forEach(all::remove);
        List<String> longest = List.copyOf(all.keySet());
        longest.subList(0, Math.max(0, longest.size() - (MOST - 1))).forEach(all::remove);
    }

    @Override
    public synchronized Optional<Held> find(String id, String owner) {
        forgotten();
        return Optional.ofNullable(all.get(id)).map(Left::held).filter(held -> held.owner()
                .equals(owner));
    }

    @Override
    public synchronized void add(String id, String owner, Turn turn) {
        find(id, owner).ifPresent(held -> {
            all.remove(id);
            all.put(id, new Left(held.and(turn), clock.instant()));
        });
    }

    @Override
    public synchronized boolean end(String id, String owner) {
        return find(id, owner).map(held -> all.remove(id)).isPresent();
    }
}
