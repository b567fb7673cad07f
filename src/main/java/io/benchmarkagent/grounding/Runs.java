package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.run.RunKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a run is said of the right one. */
final class Runs implements Check {
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\b(?:compared (?:with|to)|against|versus|vs\\.?|than|since|unlike|earlier|previous|baseline)(?: (?:the|run|runs|in|that|of|those|and|earlier|previous|baseline|•),?)*\\s*$");
    private static final Pattern AMONG = Pattern.compile(
            "(?i)\\b(?:like-for-like|baselines?|match(?:es|ed)?|comparable|earlier|previous|among|includ\\w+|compared)\\b");
    private static final Pattern NOT = Pattern.compile("(?i)\\b(?:not|no|never|neither)\\b");
    private static final Pattern MACHINE =
            Pattern.compile("(?:machine[_ ]type|cpu[_ ]vendor|cpu[_ ]generation) ([\\p{L}\\d-]+)");
    private static final Pattern OTHERS = Pattern.compile(
            "(?i)\\b(?:not|no|different|other|unlike|instead|rather|compar(?:e|ing|ed) with|than|whereas|while)\\b");
    private static final Pattern NEAREST =
            Pattern.compile("(?i)\\b(?:nearest|closest|most similar|differs?|differing)\\b");
    private static final Pattern NEIGHBOUR = Pattern.compile("(?i)\\b(?:nearest|closest|most similar)\\b");
    private static final Pattern APART = Pattern.compile(
            "(?i)\\b(?:another|other|different|differs?|differing|differed|apart|instead of|rather than)\\b");
    /** What runs may differ in, in the words for it. */
    private static final Map<String, Pattern> TRAITS = Map.of(
            "machine type", Pattern.compile("(?i)\\bmachine types?\\b"),
            "nodes", Pattern.compile("(?i)\\b(?:number of nodes|node counts?)\\b"),
            "duration", Pattern.compile("(?i)\\b(?:duration|length|lasted|longer|shorter)\\b"),
            "region", Pattern.compile("(?i)\\bregions?\\b"),
            "vendor", Pattern.compile("(?i)\\bvendors?\\b"));

    private static final Pattern EXCLUDED =
            Pattern.compile("(?i)\\b(?:excluded|set aside|left out|not comparable|not used|skipped|ignored)\\b");

    private final String thisRun;
    private final Set<String> baseline;
    private final Set<String> nearest;
    private final Set<String> excluded;
    private final Map<String, Instant> times = new HashMap<>();
    private final Set<String> otherMachines;
    private final Findings findings;

    Runs(Findings findings) {
        this.findings = findings;
        this.thisRun = id(findings.run().key());
        this.baseline = ids(findings.baseline().runs().stream());
        this.nearest = ids(findings.baseline().nearest().stream().map(n -> n.run()));
        this.excluded = ids(findings.baseline().excluded().stream().map(e -> e.run()));
        this.otherMachines = otherMachines(findings);
        Stream.of(
                        Stream.of(findings.run().key()),
                        findings.baseline().runs().stream(),
                        findings.baseline().nearest().stream().map(n -> n.run()),
                        findings.baseline().excluded().stream().map(e -> e.run()))
                .flatMap(keys -> keys)
                .forEach(key -> times.put(id(key), key.timestamp()));
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        Optional<String> machine = Lexicon.words(sentence.text().toLowerCase(Locale.ROOT))
                .filter(otherMachines::contains)
                .findFirst();
        if (machine.isPresent() && !sentence.says(NEAREST) && !sentence.says(EXCLUDED) && !sentence.says(OTHERS)) {
            return Optional.of("neither this run nor its baseline ran on '" + machine.get() + "'");
        }
        Optional<String> alike = sentence.says(NEIGHBOUR) && sentence.says(APART) ? alike(sentence) : Optional.empty();
        if (alike.isPresent()) {
            return alike.map(what -> "the nearest runs do not differ in " + what);
        }
        return sentence.first(
                Mention.Run.class,
                (clause, run) -> holds(sentence, run)
                        ? Stream.of()
                        : Stream.of("this is not said of run " + sentence.quoted(run)));
    }

    /** What the nearest runs are said to differ in, and do not. */
    private Optional<String> alike(Sentence sentence) {
        String differs = findings.baseline().nearest().stream()
                .flatMap(near -> near.differs().stream())
                .map(text -> text.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining("; "));
        return TRAITS.entrySet().stream()
                .filter(trait -> sentence.says(trait.getValue())
                        && !trait.getValue().matcher(differs).find())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** Vendors, generations and machine types of runs that were left out, and not of this one. */
    private static Set<String> otherMachines(Findings findings) {
        Set<String> own = findings.baseline().key().values().stream()
                .flatMap(value -> Lexicon.words(value.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        findings.recommendations().stream()
                .flatMap(r -> Stream.of(r.current(), r.proposed(), r.reason()))
                .flatMap(text -> Lexicon.words(text.toLowerCase(Locale.ROOT)))
                .forEach(own::add);
        return Stream.concat(
                        findings.baseline().excluded().stream().map(e -> e.reason()),
                        findings.baseline().nearest().stream().flatMap(n -> n.differs().stream()))
                .flatMap(text -> MACHINE.matcher(text).results().map(match -> match.group(1)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !own.contains(word))
                .collect(Collectors.toSet());
    }

    private boolean holds(Sentence sentence, Mention.Run run) {
        boolean isNearest = !sentence.says(NEAREST)
                || (nearest.isEmpty() ? isOneOf(excluded, nearest, run.id()) : nearest.contains(run.id()));
        boolean isExcluded = !sentence.says(EXCLUDED) || isOneOf(excluded, nearest, run.id());
        return isNearest
                && isExcluded
                && isDated(sentence, run.id())
                && (run.id().equals(thisRun) || isAnother(sentence, run));
    }

    private static boolean isOneOf(Set<String> some, Set<String> others, String run) {
        return some.contains(run) || others.contains(run);
    }

    /** A date beside a run is that run's. */
    private boolean isDated(Sentence sentence, String run) {
        boolean alone = sentence.line()
                        .all(Mention.Run.class)
                        .map(Mention.Run::id)
                        .distinct()
                        .count()
                == 1;
        Optional<Instant> at = Optional.ofNullable(times.get(run));
        return !alone
                || at.isEmpty()
                || sentence.line()
                        .all(Mention.Time.class)
                        .filter(time -> time.time().date().isPresent())
                        .allMatch(time -> time.time().tells(at.get(), findings.zone()));
    }

    /** Another run is one to compare with, or one that was not compared with; what this run did is not said of it. */
    private boolean isAnother(Sentence sentence, Mention.Run run) {
        String before = sentence.line().rest().substring(0, run.start());
        boolean compared =
                baseline.contains(run.id()) && COMPARED.matcher(before).find();
        boolean apart = sentence.says(NEAREST) || sentence.says(EXCLUDED);
        return compared
                || ((apart || isInBaseline(sentence, run)) && !isMeasured(sentence))
                || isItsFigure(sentence, run.id());
    }

    /** "so far only X matches", "X is not among the like-for-like runs". */
    private boolean isInBaseline(Sentence sentence, Mention.Run run) {
        return sentence.says(AMONG) && baseline.contains(run.id()) != sentence.says(NOT);
    }

    private static boolean isMeasured(Sentence sentence) {
        return sentence.line().mentions().stream()
                .anyMatch(m -> m instanceof Mention.Subject || m instanceof Mention.Turn || m instanceof Mention.Event);
    }

    private boolean isItsFigure(Sentence sentence, String run) {
        return sentence.line().all(Mention.Amount.class).findAny().isPresent()
                && sentence.line().all(Mention.Amount.class).allMatch(number -> findings.observations().stream()
                        .filter(o ->
                                sentence.subjects().contains(o.key().subject().toLowerCase(Locale.ROOT)))
                        .flatMap(o -> o.history().stream()
                                .filter(past -> id(past.run()).equals(run))
                                .map(past ->
                                        past.value() * Dimension.of(o.unit()).factor()))
                        .anyMatch(number.quantity()::rounds));
    }

    private static Set<String> ids(Stream<RunKey> keys) {
        return keys.map(Runs::id).collect(Collectors.toSet());
    }

    private static String id(RunKey key) {
        return key.runId().toLowerCase(Locale.ROOT);
    }
}
