package io.benchmarkagent.llm.audit;

import java.util.List;

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

    /** With that line. */
    public AuditChain and(String line) {
        AuditLine.Link link = AuditLine.link(line).orElseThrow();
        return new AuditChain(link.seq(), link.hash());
    }

    /** Whether each line follows on the one before, from the first. */
    public static boolean isWhole(List<String> lines) {
        AuditChain chain = EMPTY;
        for (String line : lines) {
            AuditChain before = chain;
            if (AuditLine.link(line)
                    .filter(link ->
                            link.seq() == before.seq() + 1 && link.prev().equals(before.hash()))
                    .isEmpty()) {
                return false;
            }
            chain = chain.and(line);
        }
        return true;
    }
}
