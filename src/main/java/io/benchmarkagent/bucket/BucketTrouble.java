package io.benchmarkagent.bucket;

import java.io.Serial;

/** Why a bucket does not serve as a folder, in one line with the mend; never with a secret. */
public final class BucketTrouble extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean mistake;

    private BucketTrouble(String line, boolean mistake) {
        super(line);
        this.mistake = mistake;
    }

    /** It will be so the next time as well: something is to be mended. */
    static BucketTrouble mistake(String line) {
        return new BucketTrouble(line, true);
    }

    /** It may be otherwise the next time. */
    static BucketTrouble failure(String line) {
        return new BucketTrouble(line, false);
    }

    public boolean isMistake() {
        return mistake;
    }

    public String line() {
        return String.valueOf(getMessage());
    }
}
