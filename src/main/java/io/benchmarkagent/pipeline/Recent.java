package io.benchmarkagent.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was found last, for several threads; two that look for the same at once may both find it. */
final class Recent<K, V> {
    private final int most;
    private final Map<K, V> found = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept; 0 for none */
    Recent(int most) {
        this.most = most;
    }

    V of(K key, Supplier<V> finding) {
        Optional<V> there = find(key);
        return there.orElseGet(() -> keep(key, finding.get()));
    }

    private synchronized Optional<V> find(K key) {
        return Optional.ofNullable(found.get(key));
    }

    private synchronized V keep(K key, V value) {
        found.put(key, value);
        if (found.size() > most) {
            found.remove(found.keySet().iterator().next());
        }
        return value;
    }
}
