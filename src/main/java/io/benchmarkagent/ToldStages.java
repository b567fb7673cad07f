package io.benchmarkagent;

import io.benchmarkagent.pipeline.Progress;
import java.util.function.Supplier;

/** Stages of a report that is made by a part that was put together before anybody asked for one. */
final class ToldStages implements Progress {
    private volatile Progress now = SILENT;

    /** Tells one of them while something is done; one at a time. */
    synchronized <T> T during(Progress told, Supplier<T> doing) {
        now = told;
        try {
            return doing.get();
        } finally {
            now = SILENT;
        }
    }

    @Override
    public void stage(String words) {
        now.stage(words);
    }
}
