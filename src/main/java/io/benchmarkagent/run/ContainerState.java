package io.benchmarkagent.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One container as its pod's status tells.
 *
 * @param state what it is doing
 * @param reason why it waits or why it ended, such as CrashLoopBackOff; "" where none is given
 * @param since when it began to run, where it runs
 * @param lastEnd its newest end, whether it runs again or not, and whenever that was
 */
public record ContainerState(
        String container,
        boolean ready,
        int restarts,
        State state,
        String reason,
        Optional<Instant> since,
        Optional<End> lastEnd) {

    /** What a container is doing, by Kubernetes' words; unknown where its pod never started. */
    public enum State {
        RUNNING,
        WAITING,
        TERMINATED,
        UNKNOWN
    }

    /** How a container ended: OOMKilled, Error, Completed ...; an exit code of -1 is none. */
    public record End(String reason, int exitCode, Optional<Instant> started, Optional<Instant> finished) {}
}
