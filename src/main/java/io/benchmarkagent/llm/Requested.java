package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;

/** That somebody had the service do something; whether a model was asked for it stands in lines of its own. */
public final class Requested {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private Requested() {}

    /**
     * Writes it down.
     *
     * @param who empty for the caller itself, who started the service
     * @param what such as "POST /api/v1/query"
     * @param status of HTTP
     * @throws IOException in words for people, if nothing could be written
     */
    public static void audit(Caller caller, Clock clock, Optional<String> who, String what, String run, int status)
            throws IOException {
        AuditLog.in(caller.state(), Door.FULL_LOG_BYTES).add(event(caller, clock, who, what, run, status));
    }

    /** The same, for whoever keeps it elsewhere. */
    public static Event event(Caller caller, Clock clock, Optional<String> who, String what, String run, int status) {
        return new Event(
                clock.instant(),
                who.orElse(caller.who()),
                caller.command(),
                Event.REQUEST + what,
                run,
                "",
                outcome(status),
                Usage.NONE,
                OptionalDouble.of(0),
                "",
                "",
                "status " + status,
                Optional.empty());
    }

    private static Event.Outcome outcome(int status) {
        if (status >= FIRST_FAILURE) {
            return Event.Outcome.FAILED;
        }
        return status >= FIRST_REFUSAL ? Event.Outcome.REFUSED : Event.Outcome.ANSWERED;
    }
}
