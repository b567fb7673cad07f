package io.benchmarkagent.ask.agent;

import java.time.Duration;

/**
 * How far a model may go for one question.
 *
 * @param steps how often it may be asked
 * @param calls in one step
 * @param tokens of all steps together
 * @param answerTokens where an answer of it ends
 * @param time until the question is answered
 */
public record Bounds(int steps, int calls, long tokens, int answerTokens, Duration time) {
    private static final int STEPS = 6;
    private static final int CALLS = 8;
    private static final long TOKENS = 60_000;
    private static final int RESERVED = 10;

    public Bounds {
        if (steps < 1 || calls < 1 || tokens < 1 || answerTokens < 1) {
            throw new IllegalArgumentException("a bound below 1");
        }
    }

    public static Bounds standard(int answerTokens, Duration time) {
        return new Bounds(STEPS, CALLS, TOKENS, answerTokens, time);
    }

    /** Without what is kept back for the answer that needs no model. */
    Duration forModel() {
        return time.minus(time.dividedBy(RESERVED));
    }
}
