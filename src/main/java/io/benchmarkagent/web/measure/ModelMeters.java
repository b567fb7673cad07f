package io.benchmarkagent.web.measure;

import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.Watched;
import io.benchmarkagent.llm.spend.Standing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Prompts: how many, how long, what came of them, tokens and dollars; and what is left to spend. */
public final class ModelMeters implements Watched.Watcher {
    private static final int MOST_MODELS = 8;
    private static final int MOST_PURPOSES = 16;

    private final Meters meters;
    private final Words models = new Words(MOST_MODELS);
    private final Words purposes = new Words(MOST_PURPOSES);

    public ModelMeters(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void answered(Prompt prompt, Answer answer, long nanos) {
        String model = answer instanceof Answer.Written written ? models.of(written.model()) : "none";
        String purpose = purposes.of(prompt.purpose().what());
        meters.slow(
                        "model.calls",
                        "Prompts, by what came of them",
                        "model",
                        model,
                        "purpose",
                        purpose,
                        "outcome",
                        outcome(answer))
                .record(nanos, TimeUnit.NANOSECONDS);
        tokens(model, purpose, "in", answer.usage().in());
        tokens(model, purpose, "out", answer.usage().out());
        Counter.builder(Meters.name("model.cost.usd"))
                .description("Dollars that answers cost; of a model without a price none")
                .tags("model", model, "purpose", purpose)
                .register(meters.registry())
                .increment(answer.costUsd().orElse(0));
    }

    private void tokens(String model, String purpose, String direction, long count) {
        Counter.builder(Meters.name("model.tokens"))
                .description("Tokens that were read (in) and written (out) by models")
                .tags("model", model, "purpose", purpose, "direction", direction)
                .register(meters.registry())
                .increment((double) count);
    }

    private static String outcome(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            return refused.cause().name().toLowerCase(Locale.ROOT);
        }
        return ((Answer.Written) answer).isKept() ? "cached" : "answered";
    }

    /** Looked up when somebody asks: other processes spend of the same. */
    public void budget(LanguageModel model) {
        MultiGauge usd = gauge("model.budget.usd", "Dollars that may be spent on models in this day or month");
        MultiGauge spentUsd = gauge("model.budget.spent.usd", "Dollars that are spent or set aside of that");
        MultiGauge tokens = gauge("model.budget.tokens", "Tokens that may be spent on models in this day or month");
        MultiGauge spentTokens = gauge("model.budget.spent.tokens", "Tokens that are spent or set aside of that");
        meters.beforeAsked(() -> {
            List<Standing> now = model.standing();
            set(usd, now, one -> one.limit().usd());
            set(spentUsd, now, one -> one.spent().usd());
            set(tokens, now, one -> one.limit().tokens());
            set(spentTokens, now, one -> one.spent().tokens());
        });
    }

    private MultiGauge gauge(String name, String what) {
        return MultiGauge.builder(Meters.name(name)).description(what).register(meters.registry());
    }

    private static void set(MultiGauge gauge, List<Standing> now, ToDoubleFunction<Standing> value) {
        gauge.register(
                now.stream()
                        .<MultiGauge.Row<?>>map(
                                one -> MultiGauge.Row.of(Tags.of("span", one.span()), value.applyAsDouble(one)))
                        .toList(),
                true);
    }
}
