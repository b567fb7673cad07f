package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From which severity on a regression fails the gate. */
public enum FailOn {
    HIGH,
    MEDIUM,
    NEVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FailOn> of(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    boolean fails(Severity severity) {
        return switch (this) {
            case HIGH -> severity == Severity.HIGH;
            case MEDIUM -> true;
            case NEVER -> false;
        };
    }
}
