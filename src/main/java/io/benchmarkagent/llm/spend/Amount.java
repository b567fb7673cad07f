package io.benchmarkagent.llm.spend;

/** Something spent or to be spent: millionths of a dollar, and tokens. */
public record Amount(long microUsd, long tokens) {
    public static final Amount NOTHING = new Amount(0, 0);

    static final double MICRO = 1e6;

    /** Parts of a millionth count as a whole one. */
    public static Amount of(double usd, long tokens) {
        return new Amount((long) Math.ceil(usd * MICRO - 1e-9), tokens);
    }

    public Amount plus(Amount other) {
        return new Amount(microUsd + other.microUsd, tokens + other.tokens);
    }

    public double usd() {
        return microUsd / MICRO;
    }
}
