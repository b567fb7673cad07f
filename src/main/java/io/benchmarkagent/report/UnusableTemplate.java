package io.benchmarkagent.report;

/** A template, mostly somebody's own, that cannot be filled; its message is the line to show. */
public final class UnusableTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableTemplate(String line) {
        super(line);
    }
}
