package io.benchmarkagent.recommendation;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.MemoryLeak;
import io.benchmarkagent.run.ContainerLimits;
import io.benchmarkagent.run.Scope;
import io.benchmarkagent.run.Series;
import io.benchmarkagent.run.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Memory that rose throughout says how fast, and when its limit would be hit; its requests and limits are not sized by such a run. */
final class MemoryGrowth implements Rule {
    private static final double HOUR = 3600;

    @Override
    public List<Proposal> propose(Situation situation) {
        return situation.open().stream()
                .filter(a -> a.type().equals(MemoryLeak.TYPE) && a.scope() == Scope.SERVICE)
                .filter(a -> a.metric().equals(Use.MEMORY) && a.unit() == Unit.MEBIBYTES)
                .flatMap(a -> perHour(a, situation).stream().mapToObj(rate -> said(a, rate, situation)))
                .toList();
    }

    /** MiB an hour, from where it began to the end of the steady state. */
    private static OptionalDouble perHour(Anomaly growth, Situation situation) {
        Optional<Duration> rising = growth.onset().flatMap(from -> situation
                .phases()
                .map(phases -> Duration.between(from, phases.cooling()))
                .filter(time -> time.toSeconds() > 0));
        return Stream.of(rising)
                .flatMap(Optional::stream)
                .filter(time -> growth.value().isPresent() && growth.expected().isPresent())
                .mapToDouble(time -> (growth.value().getAsDouble() - first(growth)) * HOUR / time.toSeconds())
                .filter(rate -> rate > 0)
                .findFirst();
    }

    private static double first(Anomaly growth) {
        return growth.expected().map(level -> (level.low() + level.high()) / 2).orElse(0.0);
    }

    private static Proposal said(Anomaly growth, double rate, Situation situation) {
        return Proposal.words(
                "memory-growth/" + growth.subject(),
                Basis.USE,
                growth.subject(),
                "memory",
                "it grew by " + Quantities.number(rate) + " MiB an hour" + atLimit(growth, rate, situation)
                        + ". Its memory is not sized from this run: let one last longer, a leak goes on and a cache levels off",
                List.of(growth.id()));
    }

    private static String atLimit(Anomaly growth, double rate, Situation situation) {
        return limit(growth.subject(), situation).stream()
                .mapToObj(limit -> hours(limit, growth, rate, situation))
                .findFirst()
                .orElse(", and no limit of it is known");
    }

    private static String hours(double limit, Anomaly growth, double rate, Situation situation) {
        double hours = Math.max(0, limit - last(growth, situation)) / rate;
        return "; at that pace its limit of " + Quantities.number(limit) + " MiB is hit " + Quantities.number(hours)
                + " hours after the steady state's end";
    }

    /** Where it was at the end of the steady state. */
    private static double last(Anomaly growth, Situation situation) {
        Optional<Instant> end = situation.phases().map(phases -> phases.cooling());
        return situation
                .series(growth.subject(), Use.MEMORY)
                .map(Series::highest)
                .flatMap(all -> end.map(at -> all.between(0, at.toEpochMilli())))
                .filter(samples -> samples.size() > 0)
                .map(samples -> samples.value(samples.size() - 1))
                .orElse(growth.value().orElse(0));
    }

    /** MiB of a pod; a container without a limit makes its pod one without. */
    private static OptionalDouble limit(String workload, Situation situation) {
        List<OptionalDouble> limits = situation.evidence().limits().stream()
                .filter(one -> one.workload().equals(workload))
                .map(ContainerLimits::memoryLimit)
                .toList();
        return limits.isEmpty() || limits.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        limits.stream().mapToDouble(OptionalDouble::getAsDouble).sum() / Quantities.MEBIBYTE);
    }
}
