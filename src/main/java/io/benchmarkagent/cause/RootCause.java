package io.benchmarkagent.cause;

import java.util.List;

/**
 * A subject that would explain what is out of line, with the reasons for its rank.
 *
 * @param score comparable within this run only
 * @param because anomaly ids and words
 * @param named it stands out beyond what this archive's own noise brings about; at most the first is
 */
public record RootCause(
        int rank, String subject, double score, List<String> because, List<Reason> reasons, boolean named) {
    public RootCause {
        if (rank < 1) {
            throw new IllegalArgumentException("'rank' is " + rank + "; the first cause has rank 1");
        }
        because = List.copyOf(because);
        reasons = List.copyOf(reasons);
    }
}
