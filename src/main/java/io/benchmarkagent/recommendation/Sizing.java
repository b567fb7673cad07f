package io.benchmarkagent.recommendation;

import io.benchmarkagent.run.ContainerLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Requests and limits from what was used: the CPU request near the 95th percentile of the steady state, memory the most that any
 * pod used and 15 % more, as Robusta's KRR has it. The workload with the largest change comes first.
 *
 * <p>A CPU limit is left as it is, and a memory limit is set only where there is one: a new limit is a new way to be killed. It is
 * lowered only by a run that is sure of it ({@link Confidence}), since that saves nothing: what is paid for is requests. A throttled
 * container gets no less CPU, and the memory of one that was killed, restarted for no known reason or was still growing is left alone.
 */
final class Sizing implements Rule {
    static final Duration SHORTEST = Duration.ofMinutes(10);

    private static final double LEAST_CPU = 0.010;
    private static final double LEAST_MEMORY = 32 * Quantities.MEBIBYTE;
    private static final double HEADROOM = 1.15;
    private static final double RELATIVE = 0.20;
    private static final double SOME_CPU = 0.025;
    private static final double SOME_MEMORY = 32 * Quantities.MEBIBYTE;

    /** Machines have about 4 GiB for each core: only to order changes of both by. */
    private static final double BYTES_PER_CORE = 4096 * Quantities.MEBIBYTE;

    @Override
    public List<Proposal> propose(Situation situation) {
        if (!hasUse(situation)) {
            return List.of();
        }
        List<Sized> sized = situation.loaded().compareTo(SHORTEST) < 0
                ? List.of()
                : situation.evidence().limits().stream()
                        .flatMap(limits -> Use.of(limits, situation).stream().map(use -> sized(limits, use, situation)))
                        .sorted(Comparator.comparing(Sized::effect).reversed())
                        .toList();
        return sized.isEmpty()
                ? List.of(tooShort(situation))
                : sized.stream().flatMap(one -> one.proposals().stream()).toList();
    }

    private static boolean hasUse(Situation situation) {
        return situation.evidence().limits().stream()
                .anyMatch(limits ->
                        situation.series(limits.workload(), Use.MEMORY).isPresent());
    }

    private static Proposal tooShort(Situation situation) {
        return Proposal.words(
                "sizing",
                Basis.USE,
                "cluster",
                "requests and limits",
                "they are not sized from this run's use: that takes " + SHORTEST.toMinutes()
                        + " minutes of load and " + Use.FEWEST_SAMPLES
                        + " samples of a pod, or of each of its containers, in the steady state, and the load lasted "
                        + situation.loaded().toSeconds() + " s",
                List.of());
    }

    /** What is proposed for one container, and how much it is, in cores. */
    private record Sized(double effect, List<Proposal> proposals) {}

    private static Sized sized(ContainerLimits limits, Use use, Situation situation) {
        Strain strain = Strain.of(limits, situation);
        Confidence less = Confidence.ofLessMemory(limits.workload(), situation);
        List<Amount> amounts = new ArrayList<>(isScaled(limits, situation) ? List.of() : cpu(limits, use, strain));
        if (!strain.memory()) {
            amounts.addAll(memory(limits, use, less != Confidence.LOW));
        }
        return new Sized(
                amounts.stream().mapToDouble(Amount::effect).sum(),
                amounts.stream()
                        .map(amount -> amount.isLessMemory()
                                ? amount.proposal(limits, use).surely(less)
                                : amount.proposal(limits, use))
                        .toList());
    }

    /** An autoscaler that goes by CPU goes by the share of the request: another request is another number of pods. */
    private static boolean isScaled(ContainerLimits limits, Situation situation) {
        return situation.evidence().cluster().autoscalers().stream()
                .anyMatch(scaler -> scaler.workload().equals(limits.workload()));
    }

    /** A request may not exceed its limit; without a request Kubernetes takes the limit for it. */
    private static List<Amount> cpu(ContainerLimits limits, Use use, Strain strain) {
        double most = limits.cpuLimit().orElse(Double.MAX_VALUE);
        OptionalDouble now = or(limits.cpuRequest(), limits.cpuLimit());
        double least = strain.throttled() ? now.orElse(LEAST_CPU) : LEAST_CPU;
        double proposed = Math.min(most, Math.max(least, Quantities.cpuSteps(Math.max(LEAST_CPU, use.cpu()))));
        return matters(now, proposed, SOME_CPU)
                ? List.of(new Amount(Change.Resource.CPU, Change.Side.REQUESTS, limits.cpuRequest(), now, proposed))
                : List.of();
    }

    /** @param lowerLimit whether it is sure enough for a limit to be lowered, which saves nothing and may kill */
    private static List<Amount> memory(ContainerLimits limits, Use use, boolean lowerLimit) {
        OptionalDouble limit = limits.memoryLimit();
        OptionalDouble request = or(limits.memoryRequest(), limit);
        double proposed = Quantities.memorySteps(Math.max(LEAST_MEMORY, HEADROOM * use.memory()));
        boolean newRequest = matters(request, proposed, SOME_MEMORY);
        boolean newLimit = limit.isPresent()
                && (lowerLimit || proposed > limit.getAsDouble())
                && (matters(limit, proposed, SOME_MEMORY) || limit.getAsDouble() < use.memory());
        double requested = newRequest ? proposed : request.orElse(0);
        double limited = newLimit ? proposed : limit.orElse(Double.MAX_VALUE);
        return together(limits, proposed, newRequest || requested > limited, newLimit || requested > limited);
    }

    private static List<Amount> together(ContainerLimits limits, double proposed, boolean request, boolean limit) {
        OptionalDouble now = or(limits.memoryRequest(), limits.memoryLimit());
        boolean follows = limits.memoryRequest().isEmpty() && limit;
        return Stream.of(
                        new Amount(Change.Resource.MEMORY, Change.Side.REQUESTS, limits.memoryRequest(), now, proposed),
                        new Amount(
                                Change.Resource.MEMORY,
                                Change.Side.LIMITS,
                                limits.memoryLimit(),
                                limits.memoryLimit(),
                                proposed))
                .filter(amount -> amount.side() == Change.Side.LIMITS
                        ? limit && limits.memoryLimit().isPresent()
                        : request && !follows)
                .toList();
    }

    private static OptionalDouble or(OptionalDouble amount, OptionalDouble other) {
        return amount.isPresent() ? amount : other;
    }

    /** Both a fifth of what there is and an amount worth a restart. */
    private static boolean matters(OptionalDouble now, double proposed, double some) {
        if (now.isEmpty()) {
            return true;
        }
        double change = Math.abs(proposed - now.getAsDouble());
        return change >= RELATIVE * now.getAsDouble() && change >= some;
    }

    /** @param now what holds, where {@code written} is not given: the limit, or nothing */
    private record Amount(
            Change.Resource resource, Change.Side side, OptionalDouble written, OptionalDouble now, double proposed) {
        double effect() {
            double change = Math.abs(proposed - now.orElse(0));
            return resource == Change.Resource.CPU ? change : change / BYTES_PER_CORE;
        }

        Proposal proposal(ContainerLimits limits, Use use) {
            return Proposal.of(
                    Change.of(limits, side, resource, proposed),
                    Basis.USE,
                    written.isPresent() ? resource.quantity(written.getAsDouble()) : "not set",
                    reason(use),
                    resource == Change.Resource.CPU ? use.evidenceOfCpu() : use.evidenceOfMemory());
        }

        boolean isLessMemory() {
            return resource == Change.Resource.MEMORY && proposed < now.orElse(0);
        }

        private String reason(Use use) {
            return resource == Change.Resource.CPU
                    ? "it used up to " + Quantities.cores(use.cpu()) + " in 95 % of the steady state"
                    : "it never used more than " + Quantities.number(use.memory() / Quantities.MEBIBYTE)
                            + " MiB; this is " + (proposed > LEAST_MEMORY ? "15 % more" : "the least that is proposed");
        }
    }
}
