package io.benchmarkagent.llm.spend;

import java.time.LocalDate;

/** What a million tokens of a model cost, and who said so when. */
public record Price(String model, double usdPerMillionIn, double usdPerMillionOut, LocalDate date, String source) {
    private static final double MILLION = 1e6;

    public Price {
        if (model.isBlank() || !(usdPerMillionIn >= 0) || !(usdPerMillionOut >= 0)) {
            throw new IllegalArgumentException("no price of a model: " + model);
        }
    }

    double usd(Usage usage) {
        return (usage.in() * usdPerMillionIn + usage.out() * usdPerMillionOut) / MILLION;
    }
}
