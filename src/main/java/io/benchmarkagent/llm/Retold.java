package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.AnswersInFolder;
import io.benchmarkagent.llm.kept.AnswersInRedis;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where answers are kept that are told again, and where it is written down that one was. */
public final class Retold {
    private static final long FULL_LOG_BYTES = 10L << 20;

    private Retold() {}

    /** As the settings say: for how long, and whether other machines have a share in them. */
    public static Answers store(CacheSettings settings, Map<String, String> environment, Caller caller, Clock clock) {
        if (settings.ttl().isZero()) {
            return Answers.none();
        }
        if (!settings.redis().isEmpty()) {
            String password = environment.getOrDefault("REDIS_PASSWORD", "");
            return AnswersInRedis.at(settings.redis(), password, settings.ttl());
        }
        return caller.cache()
                .<Answers>map(folder -> AnswersInFolder.expiring(folder.resolve("answers"), settings.ttl(), clock))
                .orElseGet(Answers::none);
    }

    /**
     * Writes down that a whole answer of a model was told again, which no model was asked for.
     *
     * @throws IOException in words for people, if nothing could be written
     */
    public static void audit(Caller caller, Clock clock, String runId, String model, String question, String answer)
            throws IOException {
        log(caller)
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

    static AuditLog log(Caller caller) {
        return AuditLog.in(caller.state(), FULL_LOG_BYTES);
    }
}
