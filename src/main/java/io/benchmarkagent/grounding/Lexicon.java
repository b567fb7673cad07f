package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.run.NodePool;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that findings know: of services and nodes, of runs, of metrics, of machines; and what in a line is one. */
final class Lexicon {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_./:@-]*[\\p{L}\\d]|[\\p{L}\\d]");
    private static final Pattern TELLING = Pattern.compile("(?i)\\d|\\p{L}[-_/.]\\p{L}|service|svc");
    private static final Pattern SUFFIX = Pattern.compile("[-_ ]?(?:service|svc)$");
    private static final Set<String> CLUSTER = Set.of("cluster", "cluster-wide", "clusterwide");
    /** Stems of service names that are words of their own in a report. */
    private static final Set<String> ORDINARY =
            Set.of("recommendation", "load", "email", "payment", "metric", "event", "user", "data", "report", "test");

    private static final int SHORTEST_STEM = 4;
    /** What is longer is prose, whatever it is the name of, and is judged as such. */
    private static final Pattern NAME = Pattern.compile("\\S+(?:\\s+\\S+){0,2}");

    private static final Memo<String, Boolean> NO_NUMBER = new Memo<>(Lexicon::isNoNumber);
    /** Of a text the words that tell of something, and not of what happened to it. */
    private static final Memo<String, List<String>> TOLD = new Memo<>(text -> words(text)
            .distinct()
            .filter(word -> TELLING.matcher(word).find() && !Happening.isAnyIn(word))
            .toList());

    private final Map<String, String> subjects;
    private final Set<String> runs;
    private final Map<String, Set<String>> metrics;
    private final Set<String> known;
    /** The longest first. */
    private final Map<String, List<String>> byFirstWord = new HashMap<>();

    private Lexicon(
            Map<String, String> subjects, Set<String> runs, Map<String, Set<String>> metrics, Set<String> known) {
        this.subjects = subjects;
        this.runs = runs;
        this.metrics = metrics;
        this.known = known;
        Stream.of(subjects.keySet(), runs, metrics.keySet(), known)
                .flatMap(Set::stream)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .forEach(name -> byFirstWord
                        .computeIfAbsent(firstWord(name, 0), word -> new ArrayList<>())
                        .add(name));
    }

    static Lexicon of(Findings findings) {
        return of(findings, List.of(), List.of());
    }

    /** With the subjects and names that were looked up beside the findings. */
    static Lexicon hearing(Findings findings, List<Told> told) {
        return of(
                findings,
                told.stream()
                        .map(Told::subject)
                        .filter(name -> NAME.matcher(name).matches())
                        .toList(),
                told.stream()
                        .filter(each -> each.is(Told.Kind.NAME))
                        .map(Told::words)
                        .toList());
    }

    /** @param more subjects that findings say nothing of */
    static Lexicon of(Findings findings, Collection<String> more) {
        return of(findings, more, List.of());
    }

    private static Lexicon of(Findings findings, Collection<String> more, Collection<String> names) {
        Map<String, String> subjects = new TreeMap<>();
        List<String> named = Stream.concat(subjects(findings), more.stream()).toList();
        named.stream().map(Lexicon::lower).filter(name -> !name.isBlank()).forEach(name -> aliases(name)
                .forEach(alias -> subjects.putIfAbsent(alias, name)));
        named.stream().map(Lexicon::lower).filter(name -> !name.isBlank()).forEach(name -> subjects.put(name, name));
        CLUSTER.forEach(word -> subjects.put(word, "cluster"));
        Map<String, Set<String>> metrics = new HashMap<>();
        findings.observations().stream()
                .filter(o -> NAME.matcher(o.key().metric()).matches())
                .forEach(o -> {
                    metrics.computeIfAbsent(lower(o.key().metric()), name -> Metrics.ids(o.spec()));
                    if (o.spec().label().contains(" ")) {
                        metrics.put(
                                lower(o.spec().label()), Set.of(lower(o.spec().label())));
                    }
                });
        Set<String> runs = runs(findings).collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Stream.concat(others(findings), names.stream().filter(name -> NAME.matcher(name.strip())
                        .matches()))
                .map(Lexicon::lower)
                .filter(NO_NUMBER::of)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Lexicon(subjects, runs, metrics, known);
    }

    /** The names in a line, in order; they do not overlap. */
    List<Mention> in(String line) {
        String lower = lower(line);
        if (lower.length() != line.length()) {
            return List.of();
        }
        List<Mention> mentions = new ArrayList<>();
        for (int at = 0; at < lower.length(); at++) {
            int from = at;
            if (begins(lower, at)) {
                Optional<String> name = byFirstWord.getOrDefault(firstWord(lower, at), List.of()).stream()
                        .filter(each -> lower.startsWith(each, from) && ends(lower, from + each.length()))
                        .findFirst();
                if (name.isPresent()) {
                    mentions.add(mention(at, at + name.get().length(), name.get()));
                    at += name.get().length() - 1;
                }
            }
        }
        return mentions;
    }

    private static boolean begins(String line, int at) {
        return at == 0 || !(isWordLike(line.charAt(at - 1)) || line.charAt(at - 1) == '-');
    }

    /** A name does not end within a word, nor before a part that is joined to it. */
    private static boolean ends(String line, int at) {
        if (at >= line.length()) {
            return true;
        }
        char next = line.charAt(at);
        boolean joined = (next == '-' || next == '.')
                && at + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(at + 1));
        return !isWordLike(next) && !joined;
    }

    private static boolean isWordLike(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Letters and digits from there on; the character there, if it is neither. */
    private static String firstWord(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(at, Math.max(end, Math.min(at + 1, text.length())));
    }

    private Mention mention(int start, int end, String name) {
        if (subjects.containsKey(name)) {
            return new Mention.Subject(start, end, subjects.getOrDefault(name, name));
        }
        if (runs.contains(name)) {
            return new Mention.Run(start, end, name);
        }
        return Optional.ofNullable(metrics.get(name))
                .<Mention>map(ids -> new Mention.Metric(start, end, ids, Set.of()))
                .orElseGet(() -> new Mention.Name(start, end));
    }

    boolean knows(String name) {
        String plain = lower(name);
        return subjects.containsKey(plain)
                || runs.contains(plain)
                || metrics.containsKey(plain)
                || known.contains(plain);
    }

    /** "checkoutservice" may be written "checkout service", "checkout-service" or "checkout". */
    private static Stream<String> aliases(String name) {
        Matcher suffix = SUFFIX.matcher(name);
        if (!suffix.find() || suffix.start() < 2) {
            return Stream.of(name);
        }
        String stem = name.substring(0, suffix.start());
        boolean alone = stem.length() >= SHORTEST_STEM && !ORDINARY.contains(stem);
        return Stream.concat(
                Stream.of(name, stem + " service", stem + "-service", stem + "service"),
                alone ? Stream.of(stem) : Stream.empty());
    }

    private static boolean isNoNumber(String name) {
        if (name.length() < 2 || Dimension.of(name).isPresent() || Metrics.isStatistic(name)) {
            return false;
        }
        return name.chars().anyMatch(Character::isLetter)
                && (name.chars().noneMatch(Character::isDigit)
                        || !Quantity.without(name).isBlank());
    }

    private static Stream<String> subjects(Findings findings) {
        return Stream.of(
                        findings.observations().stream()
                                .map(o ->
                                        Labels.subject(o.key().scope(), o.key().subject())),
                        findings.anomalies().stream().map(Labels::subject),
                        findings.timeline().stream().map(m -> m.subject()),
                        findings.rootCauses().stream().map(c -> c.subject()),
                        findings.recommendations().stream().map(r -> r.subject()))
                .flatMap(names -> names)
                .filter(name -> NAME.matcher(name.strip()).matches());
    }

    private static Stream<String> runs(Findings findings) {
        return Stream.of(
                        Stream.of(findings.run().key()),
                        findings.baseline().runs().stream(),
                        findings.baseline().excluded().stream().map(e -> e.run()),
                        findings.baseline().nearest().stream().map(n -> n.run()),
                        findings.sequel().stream().flatMap(s -> s.runs().stream()))
                .flatMap(keys -> keys)
                .map(RunKey::runId)
                .map(Lexicon::lower);
    }

    private static Stream<String> others(Findings findings) {
        return Stream.of(
                        run(findings.run()),
                        findings.baseline().key().values().stream(),
                        findings.dataQuality().stream().map(d -> d.subject()),
                        findings.anomalies().stream()
                                .filter(a -> a.kind() == Anomaly.Kind.EVENT)
                                .map(Anomaly::metric)
                                .filter(word -> !Happening.isAnyIn(word)),
                        Texts.in(findings).stream()
                                .map(Texts::text)
                                .distinct()
                                .flatMap(text -> TOLD.of(text).stream())
                                .distinct())
                .flatMap(names -> names)
                .filter(name -> NAME.matcher(name.strip()).matches());
    }

    private static Stream<String> run(RunFacts run) {
        NodePool pool = run.nodePool();
        return Stream.of(
                        run.cloud(),
                        run.region(),
                        run.zone(),
                        pool.machineType(),
                        pool.cpuVendor(),
                        pool.cpuGeneration())
                .flatMap(Optional::stream);
    }

    static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
