package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.source.prometheus.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What the tools of this room have in common: a server or none, an answer or none, and the time that is meant. */
final class Asked {
    private static final Duration RECENT = Duration.ofHours(1);

    private Asked() {}

    static Found live(Desk desk, Function<Live, Found> answer) {
        return desk.live()
                .map(answer)
                .orElseGet(() -> new Found.Failed("no Prometheus is configured: give --prometheus-url", List.of()));
    }

    static <T> Found told(Reply<T> reply, Source source, Function<T, Found> answer) {
        return reply instanceof Reply.Silent<T> silent
                ? new Found.Failed(silent.line(), List.of(source))
                : answer.apply(((Reply.Told<T>) reply).value());
    }

    /** What {@link io.benchmarkagent.ask.tool.Tool#takes} promised to be there. */
    static String expression(Wanted wanted) {
        return wanted.expression()
                .orElseThrow(() -> new IllegalArgumentException("no expression is given; give one such as up"));
    }

    static Source source(String query) {
        return new Source(Source.Type.PROMETHEUS, query);
    }

    /** The time that is asked for; else the run's as far as it was observed; else the last hour. */
    static Span span(Wanted wanted, Live live) {
        return wanted.span().orElseGet(() -> {
            List<Phase> phases = wanted.look().findings().phases();
            Instant now = live.now();
            return phases.isEmpty()
                    ? new Span(now.minus(RECENT), now, "the last hour")
                    : new Span(
                            phases.stream()
                                    .map(Phase::start)
                                    .min(Comparator.naturalOrder())
                                    .orElse(now),
                            phases.stream()
                                    .map(Phase::end)
                                    .max(Comparator.naturalOrder())
                                    .orElse(now),
                            "run " + wanted.look().name());
        });
    }
}
