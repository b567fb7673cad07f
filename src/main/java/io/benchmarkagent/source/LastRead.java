package io.benchmarkagent.source;

import io.benchmarkagent.run.RunKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs that were read last, for commands to which each is a companion of many others; for several threads. */
final class LastRead {
    private final int most;
    private final Map<RunKey, Reading> readings = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept; 0 for none */
    LastRead(int most) {
        this.most = most;
    }

    synchronized Optional<Reading> of(RunKey run) {
        return Optional.ofNullable(readings.get(run));
    }

    synchronized Reading keep(RunKey run, Reading reading) {
        readings.put(run, reading);
        if (readings.size() > most) {
            readings.remove(readings.keySet().iterator().next());
        }
        return reading;
    }
}
