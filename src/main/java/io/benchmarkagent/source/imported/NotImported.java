package io.benchmarkagent.source.imported;

import java.io.Serial;

/** Why nothing was made of a file; its message is the line to show. */
public final class NotImported extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotImported(String line) {
        super(line);
    }

    public String line() {
        return String.valueOf(getMessage());
    }
}
