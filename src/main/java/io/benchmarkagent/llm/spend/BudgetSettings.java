package io.benchmarkagent.llm.spend;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** What may be spent on models, in dollars and in tokens; 0 is nothing at all. */
public record BudgetSettings(
        @DefaultValue("0.5") double usdPerReport,
        @DefaultValue("5") double usdPerDay,
        @DefaultValue("50") double usdPerMonth,
        @DefaultValue("50000") long tokensPerReport,
        @DefaultValue("1000000") long tokensPerDay,
        @DefaultValue("10000000") long tokensPerMonth) {
    public static final BudgetSettings STANDARD = new BudgetSettings(0.5, 5, 50, 50_000, 1_000_000, 10_000_000);

    public BudgetSettings {
        usd("report", usdPerReport);
        usd("day", usdPerDay);
        usd("month", usdPerMonth);
        tokens("report", tokensPerReport);
        tokens("day", tokensPerDay);
        tokens("month", tokensPerMonth);
    }

    Amount perReport() {
        return Amount.of(usdPerReport, tokensPerReport);
    }

    Amount perDay() {
        return Amount.of(usdPerDay, tokensPerDay);
    }

    Amount perMonth() {
        return Amount.of(usdPerMonth, tokensPerMonth);
    }

    private static void usd(String span, double usd) {
        if (!(usd >= 0 && usd <= 1e9)) {
            throw new IllegalArgumentException(
                    "llm.budget.usd-per-" + span + " is " + usd + "; give dollars, 0 or more, such as 0.5");
        }
    }

    private static void tokens(String span, long tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException(
                    "llm.budget.tokens-per-" + span + " is " + tokens + "; give 0 or more, such as 50000");
        }
    }
}
