package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;

/** That a model's whole answer was told again, for which no model was asked. */
public final class Retold {
    private Retold() {}

    /**
     * Writes it down.
     *
     * @throws IOException in words for people, if nothing could be written
     */
    public static void audit(Caller caller, Clock clock, String runId, String model, String question, String answer)
            throws IOException {
        AuditLog.in(caller.state(), Door.FULL_LOG_BYTES)
                .add(new Event(
                        clock.instant(),
                        caller.who(),
                        caller.command(),
                        "question",
                        runId,
                        model,
                        Event.Outcome.CACHED,
                        Usage.NONE,
                        OptionalDouble.of(0),
                        Sha256.of(question),
                        Sha256.of(answer),
                        "",
                        Optional.empty()));
    }
}
