package io.benchmarkagent.cause;

import java.util.List;

/** A subject that would explain what is out of line, with the reasons for its rank; {@code because} names anomaly ids and words. */
public record RootCause(int rank, String subject, double score, List<String> because) {
    public RootCause {
        because = List.copyOf(because);
    }
}
