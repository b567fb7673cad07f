package io.benchmarkagent.web.measure;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.query.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Questions: how many wait, how long an answer takes, what came of it, and who gave it. */
public final class QuestionMeters {
    private final Meters meters;

    public QuestionMeters(Meters meters) {
        this.meters = meters;
    }

    /** @param limit how many may wait */
    QuestionMeters line(Counter counter, int limit) {
        Gauge.builder(Meters.name("questions.waiting"), counter, Counter::waiting)
                .description("Questions that wait for their turn")
                .register(meters.registry());
        Gauge.builder(Meters.name("questions.waiting.limit"), () -> limit)
                .description("How many questions may wait")
                .register(meters.registry());
        Gauge.builder(Meters.name("questions.under.way"), counter, Counter::underWay)
                .description("Questions that are being answered")
                .register(meters.registry());
        FunctionCounter.builder(Meters.name("questions.refused"), counter, Counter::refused)
                .description("Questions for which there was no room")
                .register(meters.registry());
        return this;
    }

    /** @param door by which it came: http or slack */
    public <T> T timed(String door, Supplier<T> answering, Function<T, Ask.Reply> reply) {
        long begun = System.nanoTime();
        String outcome = "broken";
        String by = "none";
        try {
            T answered = answering.get();
            outcome = outcome(reply.apply(answered));
            by = by(reply.apply(answered));
            return answered;
        } catch (Refusal refused) {
            outcome = "refused";
            throw refused;
        } finally {
            meters.slow("questions", "Questions that were answered", "door", door, "outcome", outcome, "by", by)
                    .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    private static String outcome(Ask.Reply reply) {
        return reply instanceof Ask.Reply.Told told
                ? told.answer().outcome().name().toLowerCase(Locale.ROOT)
                : "refused";
    }

    /** A model that was asked to no avail has not answered. */
    private static String by(Ask.Reply reply) {
        if (!(reply instanceof Ask.Reply.Told told)) {
            return "none";
        }
        return told.trouble().isEmpty() && told.answer().cost().calls() > 0 ? "model" : "tools";
    }
}
