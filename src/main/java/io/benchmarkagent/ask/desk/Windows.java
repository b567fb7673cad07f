package io.benchmarkagent.ask.desk;

import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When runs were under load, as far as it is told; else the moment that a run is named by. */
final class Windows {
    private Windows() {}

    static RunTimes of(RunFacts run, String name) {
        LoadProfile load = run.load();
        Instant stamp = run.key().timestamp();
        Instant start = load.start().orElse(stamp);
        Instant end = load.end()
                .orElseGet(() -> later(
                        start.plusMillis((long) (1000 * load.durationSeconds().orElse(0))), stamp, load));
        return new RunTimes(name, start, end.isBefore(start) ? start : end, List.of());
    }

    private static Instant later(Instant one, Instant other, LoadProfile load) {
        return load.start().isPresent() ? one : other;
    }

    /** With its phases, which may begin before the load. */
    static RunTimes of(Look look) {
        List<Phase> phases = look.findings().phases();
        RunTimes load = of(look.findings().run(), look.name());
        return new RunTimes(
                load.name(),
                Stream.concat(Stream.of(load.from()), phases.stream().map(Phase::start))
                        .min(Instant::compareTo)
                        .orElseThrow(),
                Stream.concat(Stream.of(load.to()), phases.stream().map(Phase::end))
                        .max(Instant::compareTo)
                        .orElseThrow(),
                phases);
    }

    /** How far off; zero where it is within. */
    static Duration off(RunFacts run, Span span) {
        RunTimes times = of(run, "");
        if (times.isAt(span)) {
            return Duration.ZERO;
        }
        return span.to().isBefore(times.from())
                ? Duration.between(span.to(), times.from())
                : Duration.between(times.to(), span.from());
    }
}
