package io.benchmarkagent.grounding;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.stream.Stream;

/** Sentences like those of a report, read before there is one, so that all patterns are there and their code is warm. */
final class Sample {
    private static final int TIMES = 20;
    private static final List<String> SENTENCES = List.of(
            "checkoutservice's p95 latency rose by a third to 412 ms at 14:24:30, and it was restarted.",
            "Beyond 3\u03c3 of 7 like-for-like runs: frontend's errors reached 3.18 % (expected 0.1 to 0.4 %).",
            "CPU throttling of cartservice is consistent with its limit of 200m; raise it to 350m.");

    private Sample() {}

    static void read() {
        for (int i = 0; i < TIMES; i++) {
            SENTENCES.forEach(Sample::read);
        }
        Stream.of(
                        Advice.class,
                        Causes.class,
                        Counts.class,
                        Extremes.class,
                        Denial.class,
                        Fractions.class,
                        Happenings.class,
                        Hint.class,
                        Lapses.class,
                        Lexicon.class,
                        Moves.class,
                        Nothing.class,
                        Numbers.class,
                        Order.class,
                        Prose.class,
                        Recoveries.class,
                        Runs.class,
                        Standings.class,
                        Strange.class,
                        Talk.class,
                        Times.class,
                        Wording.class)
                .forEach(Sample::initialize);
    }

    private static void read(String sentence) {
        String line = Quantity.normal(Markdown.plain(sentence));
        WrittenTime.in(line);
        Quantity.mentions(line);
        Metrics.in(line, List.of());
        Happening.isAnyIn(line);
        Direction.in(line);
        Vocabulary.knows(line);
    }

    private static void initialize(Class<?> type) {
        try {
            MethodHandles.lookup().ensureInitialized(type);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type + " is of this room", e);
        }
    }
}
