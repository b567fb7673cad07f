package io.benchmarkagent.llm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A model that is made when it is first asked: what answers from a cache, or not at all, loads no client library. */
final class Lazy implements LanguageModel {
    private final Supplier<LanguageModel> making;
    private final BooleanSupplier refused;
    private final String refusal;
    private Optional<LanguageModel> made = Optional.empty();

    /**
     * @param refused whether it is certain that nobody is there to be asked
     * @param refusal what is said then
     */
    Lazy(Supplier<LanguageModel> making, BooleanSupplier refused, String refusal) {
        this.making = making;
        this.refused = refused;
        this.refusal = refusal;
    }

    /** To find out counts against the patience. */
    @Override
    public Answer answer(Prompt prompt) {
        long start = System.nanoTime();
        if (!isMade() && refused.getAsBoolean()) {
            return new Answer.Refused(refusal, Answer.Cause.UNREACHED);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Duration left = prompt.atMost().minus(took);
        return made().answer(prompt.within(left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left));
    }

    private synchronized boolean isMade() {
        return made.isPresent();
    }

    private synchronized LanguageModel made() {
        LanguageModel model = made.orElseGet(making);
        made = Optional.of(model);
        return model;
    }
}
