package io.benchmarkagent.grounding;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was read lately. The sentences of findings are read again for every question about them, and reading, which is dozens of patterns
 * for each, depends on nothing but what is read.
 */
final class Memo<K, V> {
    /** More than all the sentences of a long report; when there are as many, all are forgotten. */
    private static final int MOST = 4000;

    private final Map<K, V> kept = new ConcurrentHashMap<>();
    private final Function<K, V> read;

    /** @param read depends on nothing but what it is given, and gives what nobody can change */
    Memo(Function<K, V> read) {
        this.read = read;
    }

    V of(K key) {
        V known = kept.get(key);
        if (known != null) {
            return known;
        }
        V made = read.apply(key);
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, made);
        return made;
    }
}
