package io.benchmarkagent.source.prometheus;

import java.time.Duration;

/** Tries a call again while it fails in a way that may pass: half a second later, then twice as long each time, or as the server asks. */
record Retries(int maxAttempts, Pause pause, TimeLimit limit) {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @FunctionalInterface
    interface Call {
        void run() throws Unanswered;
    }

    void call(Call call) throws Unanswered, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                call.run();
                return;
            } catch (Unanswered e) {
                if (!e.passing() || attempt == maxAttempts || !limit.allows(wait(e, attempt))) {
                    throw e;
                }
                pause.last(wait(e, attempt));
            }
        }
    }

    private static Duration wait(Unanswered e, int attempt) {
        Duration wait = e.serversWait().orElse(FIRST.multipliedBy(1L << (attempt - 1)));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
