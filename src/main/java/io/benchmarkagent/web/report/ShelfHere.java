package io.benchmarkagent.web.report;

import io.benchmarkagent.pipeline.Exit;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Of this process, which forgets them when it ends. */
final class ShelfHere implements Shelf {
    private static final int MOST = 10_000;

    private final Clock clock;
    /** In the order in which they were asked for. */
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    private final Map<String, String> makers = new HashMap<>();
    private final Map<Key, Keyed> keys = new LinkedHashMap<>();

    ShelfHere(Clock clock) {
        this.clock = clock;
    }

    /** What was asked for under a key. */
    private record Keyed(String run, String task, Instant at) {}

    @Override
    public synchronized Asked ask(String run, Optional<Key> key) {
        forget();
        Optional<Keyed> before = key.map(keys::get);
        if (before.isPresent() && !before.get().run().equals(run)) {
            return new Asked.KeyReused(before.get().run());
        }
        return before.flatMap(same -> find(same.task()))
                .or(() -> first(task -> task.run().equals(run) && task.state() == Task.State.QUEUED))
                .map(task -> accepted(task, key))
                .orElseGet(() -> begun(run, key));
    }

    private Asked begun(String run, Optional<Key> key) {
        return waiting() >= WAITING ? new Asked.Full() : accepted(Task.of(run, clock.instant()), key);
    }

    @Override
    public synchronized int waiting() {
        return (int) tasks.values().stream()
                .filter(task -> task.state() == Task.State.QUEUED)
                .count();
    }

    private Asked accepted(Task task, Optional<Key> key) {
        tasks.putIfAbsent(task.id(), task);
        key.ifPresent(given -> keys.putIfAbsent(given, new Keyed(task.run(), task.id(), clock.instant())));
        return new Asked.Accepted(task);
    }

    private void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        tasks.values().removeIf(task -> task.asked().isBefore(oldest) && task.isOver());
        keys.values().removeIf(keyed -> keyed.at().isBefore(oldest));
        shorten(tasks);
        shorten(keys);
    }

    private static <K> void shorten(Map<K, ?> map) {
        while (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private Optional<Task> first(Predicate<Task> wanted) {
        return tasks.values().stream().filter(wanted).findFirst();
    }

    @Override
    public synchronized Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public synchronized Optional<Task> take(String maker) {
        Optional<Task> next = first(task -> task.state() == Task.State.QUEUED).map(task -> task.at("starting"));
        next.ifPresent(task -> {
            tasks.put(task.id(), task);
            makers.put(task.id(), maker);
        });
        return next;
    }

    @Override
    public synchronized void tell(String id, String maker, String stage) {
        find(id).filter(task -> isMadeBy(task, maker)).ifPresent(task -> tasks.put(id, task.at(stage)));
    }

    private boolean isMadeBy(Task task, String maker) {
        return task.state() == Task.State.RUNNING && maker.equals(makers.get(task.id()));
    }

    @Override
    public synchronized void end(Task ended, String maker) {
        find(ended.id()).filter(task -> isMadeBy(task, maker)).ifPresent(task -> tasks.put(task.id(), ended));
    }

    @Override
    public synchronized void handBack(String maker) {
        tasks.replaceAll((id, task) -> isMadeBy(task, maker) ? task.waiting() : task);
    }

    @Override
    public synchronized void stopping(String line) {
        Instant now = clock.instant();
        tasks.replaceAll((id, task) ->
                task.state() == Task.State.QUEUED ? task.ended(Task.State.FAILED, Exit.FAILED, line, now) : task);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
