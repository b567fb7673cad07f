package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.grounding.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What sentences are held against: the findings of a run and what was looked up in it. A sentence that names one run is held against
 * that one; any other against the run that the question is about.
 */
final class Grounds {
    private static final String CLUSTER = "cluster";

    private final Heard heard;
    private final Lookups lookups;
    private final List<Cells.OfRun> told;
    private final Map<String, Gate> gates = new HashMap<>();

    Grounds(Heard heard, Lookups lookups) {
        this.heard = heard;
        this.lookups = lookups;
        this.told = lookups.told().stream()
                .flatMap(result -> new Cells(result).all())
                .toList();
    }

    List<Gate.Judged> judge(List<Gate.Claim> claims) {
        return claims.stream().map(this::judge).toList();
    }

    private Gate.Judged judge(Gate.Claim claim) {
        return cites(claim)
                .or(() -> Deeds.objection(claim.text()))
                .map(objection -> new Gate.Judged(claim.text(), Optional.of(objection), false))
                .orElseGet(() -> held(claim));
    }

    private Optional<String> cites(Gate.Claim claim) {
        return claim.cited().isEmpty()
                ? Optional.of("it cites no result")
                : claim.cited().stream()
                        .filter(id -> lookups.told(id).isEmpty())
                        .sorted()
                        .findFirst()
                        .map(id -> "'" + id + "' is no result of a tool");
    }

    private Gate.Judged held(Gate.Claim claim) {
        String own = heard.look().name();
        Set<String> named = named(claim.text());
        String run = named.size() == 1 ? named.iterator().next() : own;
        Optional<Gate> gate = Optional.ofNullable(gates.get(run)).or(() -> gate(run));
        gate.ifPresent(made -> gates.put(run, made));
        if (gate.isEmpty()) {
            return new Gate.Judged(claim.text(), Optional.of("nothing was looked up of run " + run), false);
        }
        Gate.Claim plain = new Gate.Claim(unmarked(claim.text(), named), claim.cited());
        Gate.Judged judged = gate.get().judge(List.of(plain), about()).get(0);
        return new Gate.Judged(claim.text(), judged.objection(), judged.saysSomething());
    }

    /** A sentence that names nobody is about the one who was asked about, else the cluster. */
    private Set<String> about() {
        List<String> subjects = heard.subjects();
        return Set.of(subjects.size() == 1 ? subjects.get(0) : CLUSTER);
    }

    private Set<String> named(String sentence) {
        Set<String> names = told.stream().map(Cells.OfRun::run).collect(Collectors.toCollection(TreeSet::new));
        names.add(heard.look().name());
        return names.stream()
                .filter(name -> Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w@-])")
                        .matcher(sentence)
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The gate knows runs by their ids alone. */
    private static String unmarked(String sentence, Set<String> named) {
        String plain = sentence;
        for (String name : named) {
            plain = plain.replace(name, name.replaceFirst("@.*", ""));
        }
        return plain;
    }

    private Optional<Gate> gate(String run) {
        Optional<Findings> findings = run.equals(heard.look().name())
                ? Optional.of(heard.look().findings())
                : heard.desk().look(Optional.of(run)) instanceof Desk.Looking.At at
                        ? Optional.of(at.look().findings())
                        : Optional.empty();
        List<Told> ofRun = told.stream()
                .filter(each -> each.run().equals(run))
                .map(Cells.OfRun::told)
                .toList();
        return findings.map(known -> Gate.of(known, ofRun));
    }
}
