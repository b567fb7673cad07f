package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that findings know: of services and nodes, of runs, of metrics, of machines. */
final class Names {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_./:@-]*[\\p{L}\\d]|[\\p{L}\\d]");
    private static final Pattern TELLING = Pattern.compile(".*(?:\\d|\\p{L}[-_/.]\\p{L}|(?i:service|svc)).*");
    private static final Pattern SERVICE = Pattern.compile("(?i)(?!micro)[\\p{L}\\d]{2,}(?:service|svc)");
    private static final Set<String> ORDINARY = Set.of(
            """
            a an and at based baseline before bound by call case cause clock close cold cool cooling core cost
            cpu day down edge end error fact false few first flat fold follow for free half hand head heavy high
            hour idle in io kill killed level light like line load long low lower made main many medium memory
            metric mid milli minute more most multi near nearest net network no node non of off on one oom order
            out over p pace parallel per point post pre quality ramp rate re ready real regression related room
            root run s scale second self sensitive service set short side single so stall start state steady
            step sub term test the three throttled throttling time to two under up upper usage user vs wait warm
            warmup watch way well wide wise work worst year"""
                    .split("\\s+"));

    private final Set<String> subjects;
    private final Set<String> known;
    private final Pattern any;

    private Names(Set<String> subjects, Set<String> known) {
        this.subjects = subjects;
        this.known = known;
        this.any = Pattern.compile(
                known.stream()
                        .sorted(Comparator.comparing(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\d_-])(?:", ")(?![\\p{L}\\d_]|-[\\p{L}\\d])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Names of(Findings findings) {
        Set<String> subjects = lower(subjects(findings));
        Set<String> known = lower(Stream.of(
                        run(findings.run()),
                        metrics(findings),
                        findings.baseline().key().values().stream(),
                        Stream.concat(
                                        findings.baseline().runs().stream(),
                                        findings.baseline().nearest().stream().map(n -> n.run()))
                                .map(key -> key.runId()),
                        Texts.in(findings).stream()
                                .flatMap(text -> words(text.text()))
                                .filter(word -> TELLING.matcher(word).matches()))
                .flatMap(names -> names)
                .distinct()
                .filter(Names::isNoNumber));
        known.addAll(subjects);
        return new Names(subjects, known);
    }

    /** The subjects that a line names. */
    Set<String> subjectsIn(String line) {
        return any.matcher(line)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .filter(subjects::contains)
                .collect(Collectors.toSet());
    }

    /** The line with every known name taken out, so that its digits are not taken for numbers. */
    String without(String line) {
        return any.matcher(line).replaceAll(" ");
    }

    /** The first word that looks like a name and is none that is known. */
    Optional<String> unknown(String line) {
        return words(without(line)).filter(Names::isNamelike).findFirst();
    }

    boolean knows(String name) {
        return known.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Ends in "service", or is put together from parts that no ordinary word is put together from, or has digits. */
    private static boolean isNamelike(String word) {
        boolean digits = word.chars().anyMatch(Character::isDigit);
        boolean compound = word.matches(".*\\p{L}[-_/.]\\p{L}.*")
                && !Stream.of(word.toLowerCase(Locale.ROOT).split("[-_/.]")).allMatch(ORDINARY::contains);
        return digits || compound || SERVICE.matcher(word).matches();
    }

    private static boolean isNoNumber(String name) {
        return name.length() > 1
                && !Quantity.without(name).isBlank()
                && name.codePoints().anyMatch(Character::isLetter);
    }

    private static Stream<String> subjects(Findings findings) {
        return Stream.of(
                        findings.observations().stream()
                                .map(o ->
                                        Labels.subject(o.key().scope(), o.key().subject())),
                        findings.anomalies().stream().map(Labels::subject),
                        findings.timeline().stream().map(m -> m.subject()),
                        findings.rootCauses().stream().map(c -> c.subject()),
                        findings.recommendations().stream().map(r -> r.subject()),
                        findings.dataQuality().stream().map(d -> d.subject()))
                .flatMap(names -> names)
                .filter(name -> !name.isBlank());
    }

    private static Stream<String> metrics(Findings findings) {
        return findings.observations().stream()
                .flatMap(o -> Stream.of(
                        o.spec().label(),
                        o.key().metric(),
                        o.key().statistic().word(),
                        Labels.word(o.key().statistic())));
    }

    private static Stream<String> run(RunFacts run) {
        NodePool pool = run.nodePool();
        return Stream.concat(
                Stream.of(run.key().runId()),
                Stream.of(
                                run.cloud(),
                                run.region(),
                                run.zone(),
                                pool.machineType(),
                                pool.cpuVendor(),
                                pool.cpuGeneration())
                        .flatMap(Optional::stream));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group());
    }

    private static Set<String> lower(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
    }
}
