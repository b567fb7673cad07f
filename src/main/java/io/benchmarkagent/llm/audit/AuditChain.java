package io.benchmarkagent.llm.audit;

import java.util.Optional;

/**
 * The chain of a log that is kept elsewhere than in files: the same lines.
 *
 * @param seq of its last line
 * @param hash of that
 */
public record AuditChain(long seq, String hash) {
    public static final AuditChain EMPTY = new AuditChain(0, AuditLine.FIRST);

    /** What is written down of an event, as the line after the last. */
    public String next(Event event) {
        return AuditLine.of(event, seq + 1, hash);
    }

    /** With that line; empty where it does not follow on the last, or was changed. */
    public Optional<AuditChain> and(String line) {
        return AuditLine.link(line)
                .filter(link -> link.seq() == seq + 1 && link.prev().equals(hash))
                .map(link -> new AuditChain(link.seq(), link.hash()));
    }
}
