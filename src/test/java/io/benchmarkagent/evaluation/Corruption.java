package io.benchmarkagent.evaluation;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A true sentence with one fact changed at random, by the kind of the fact. */
final class Corruption {
    private static final List<String> TEMPLATES = List.of(
            "{subject}'s {metric} {rose} to {value}, expected {low} – {high}.",
            "In run {run}, {subject} {metric} {rose} to {value}.",
            "The {metric} of {subject} was {value}, {above} the expected range of {low} to {high}.",
            "At {time} {subject} left its expected range in {metric}, which {rose} by {change} %.",
            "{subject} {metric} {increased} by {change} %, {sigma} σ from what like-for-like runs lead to expect.",
            "From {time} on, the {metric} of {subject} was {higher} than expected: {value} instead of {low} to {high}.",
            "Run {run} shows {subject} with {metric} of {value}, {change} % {higher} than in like-for-like runs.",
            "{metric} {jumped} to {value} in {subject} at {time}.");

    private Corruption() {}

    static Map<String, GroundingEvaluation.Maker> all() {
        Map<String, GroundingEvaluation.Maker> all = new LinkedHashMap<>();
        all.put("value", with("{value}", Corruption::value));
        all.put("unit", with("{value}", Corruption::unit));
        all.put("subject", with("{subject}", Corruption::subject));
        all.put("metric", with("{value}", Corruption::metric));
        all.put("run", with("{run}", Corruption::run));
        all.put("direction", with("", (findings, told, random) -> Optional.of(told.turned())));
        all.put("time", with("{time}", Corruption::time));
        return all;
    }

    private interface Change {
        Optional<Told> of(Findings findings, Told told, Random random);
    }

    /** In a template that holds the slot, or for a direction any word that has one. */
    private static GroundingEvaluation.Maker with(String slot, Change change) {
        return (findings, told, random) -> {
            List<String> fitting = TEMPLATES.stream()
                    .filter(told::canFill)
                    .filter(t -> slot.isEmpty() ? Told.directions().anyMatch(t::contains) : t.contains(slot))
                    .toList();
            return fitting.isEmpty()
                    ? Optional.empty()
                    : change.of(findings, told, random).map(changed -> changed.in(any(fitting, random)));
        };
    }

    /** By a tenth to three times, up or down. */
    private static Optional<Told> value(Findings findings, Told told, Random random) {
        double factor = 1.1 + 1.9 * random.nextDouble();
        double value = told.of().value() * (random.nextBoolean() ? factor : 1 / factor);
        return Optional.of(told.withValue(Figures.quantity(value, told.of().unit())));
    }

    private static Optional<Told> unit(Findings findings, Told told, Random random) {
        String[] parts = told.value().split(Figures.THIN);
        List<String> others = Stream.of("ms", "s", "MiB", "GiB", "%", "cores", "requests/s")
                .filter(unit -> parts.length < 2 || !unit.endsWith(parts[1]))
                .toList();
        return Optional.of(told.withValue(parts[0] + " " + any(others, random)));
    }

    private static Optional<Told> subject(Findings findings, Told told, Random random) {
        return other(
                        findings.observations().stream()
                                .map(o ->
                                        Labels.subject(o.key().scope(), o.key().subject())),
                        told.subject(),
                        random)
                .map(told::withSubject);
    }

    /** Of another family, so that the number cannot be one of the other's by the same name. */
    private static Optional<Told> metric(Findings findings, Told told, Random random) {
        return other(
                        findings.observations().stream()
                                .filter(o ->
                                        !o.key().metric().equals(told.of().key().metric()))
                                .map(Labels::spoken),
                        told.metric(),
                        random)
                .map(told::withMetric);
    }

    private static Optional<Told> run(Findings findings, Told told, Random random) {
        return other(
                        Stream.concat(
                                findings.baseline().runs().stream().map(key -> key.runId()),
                                findings.baseline().excluded().stream()
                                        .map(e -> e.run().runId())),
                        told.run(),
                        random)
                .map(told::withRun);
    }

    /** One to thirty minutes off. */
    private static Optional<Told> time(Findings findings, Told told, Random random) {
        int off = (1 + random.nextInt(30)) * (random.nextBoolean() ? 60 : -60);
        return findings.anomalies().stream()
                .filter(a -> a.members().contains(told.of().key()))
                .flatMap(a -> a.onset().stream())
                .findFirst()
                .map(at -> told.withTime(Told.clock(at.plusSeconds(off), findings.zone())));
    }

    private static Optional<String> other(Stream<String> all, String than, Random random) {
        List<String> others =
                all.distinct().filter(name -> !name.equals(than)).sorted().toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(any(others, random));
    }

    static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
