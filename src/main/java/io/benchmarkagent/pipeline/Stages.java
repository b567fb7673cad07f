package io.benchmarkagent.pipeline;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Runs the stages one after another, tells who is watching, and keeps how long each took in milliseconds. */
final class Stages {
    private static final long NANOS = 1_000_000;

    private final Progress progress;
    private final LongSupplier nanoTime;
    private final SortedMap<String, Long> timings = new TreeMap<>();

    Stages(Progress progress, LongSupplier nanoTime) {
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    <T> T run(String name, Supplier<T> stage) {
        progress.stage(name);
        long start = nanoTime.getAsLong();
        T result = stage.get();
        timings.put(name, (nanoTime.getAsLong() - start) / NANOS);
        return result;
    }

    SortedMap<String, Long> timings() {
        return new TreeMap<>(timings);
    }
}
