package io.benchmarkagent.publish;

import java.time.Duration;
import java.util.Optional;

/** Nothing was published: what, where and the mend, in one line without secrets. */
public final class NotPublished extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final int status;
    private final transient Optional<Duration> pause;

    private NotPublished(String line, boolean passing, int status, Optional<Duration> pause) {
        super(line);
        this.passing = passing;
        this.status = status;
        this.pause = pause;
    }

    public static NotPublished because(String line) {
        return new NotPublished(line, false, 0, Optional.empty());
    }

    /** The platform says no, and will again. */
    static NotPublished refused(int status, String line) {
        return new NotPublished(line, false, status, Optional.empty());
    }

    /**
     * It may do later.
     *
     * @param pause how long the platform wants to be left alone, if it said so
     */
    public static NotPublished forNow(String line, Optional<Duration> pause) {
        return new NotPublished(line, true, 0, pause);
    }

    NotPublished with(String more) {
        return new NotPublished(getMessage() + more, passing, status, pause);
    }

    String line() {
        return String.valueOf(getMessage());
    }

    public boolean mayPass() {
        return passing;
    }

    boolean isOf(int wanted) {
        return status == wanted;
    }

    /** How long the platform wants to be left alone, if it said so. */
    public Optional<Duration> pause() {
        return pause;
    }
}
