package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names, quotes and diagnoses that no finding holds. */
final class Strange implements Check {
    private static final Pattern SERVICE = Pattern.compile("(?i)(?!micro)[\\p{L}\\d]{2,}(?:service|svc)");
    private static final Pattern CODE = Pattern.compile("`+([^`]+)`+");
    private static final Pattern QUOTE = Pattern.compile("[\"“]([^\"“”]{2,}?)[.,]?[\"”]");
    private static final Pattern NOUN = Pattern.compile(
            "(?<![\\p{L}\\d•-])([\\p{L}][\\p{L}\\d-]*) (?:micro)?(?:service|pod|deployment|container|workload|node)\\b");
    private static final Pattern PROPER = Pattern.compile("(?<=[\\p{L}\\d,;)] )(\\p{Lu}\\p{Ll}{2,})\\b");
    /** What would be a diagnosis: only where a text of the findings says it too. */
    private static final Pattern DIAGNOSIS = Pattern.compile(
            "(?i)\\b(leak|garbage[- ]collect|gc pause|deadlock|lock contention|nois[ey]\\w* neighbou?r|misconfigur|roll(?:ed)? ?back|rollout|deployed|new (?:release|version|build)|code change|recent change|bug|dns|disk|cold start|cache miss|contention|saturat|hardware|attack|ddos|firewall|certificate|network partition|packet loss|preempt|spot instance|autoscal|retry storm|retries|thread pool|connection pool|timeouts?|query plan|index|database|queue|backpressure|thermal|hypervisor|steal|kernel|upgrade|migrat|redeploy|merge|delete|disable|maintenance|inject|stress|chaos|exhaust|overload)");

    private static final Set<String> ORDINARY_PARTS = words(
            """
            a all an and at based baseline before bound by call case cause clock close cold cool cooling core cost
            cpu day down edge end error fact false few first five flat fold follow for four free half hand head heavy high
            hour idle in io kill killed level light like line load long low lower made main many medium memory
            cluster metric mid milli minute more most multi near nearest net network no node non of off on one oom order
            out over p pace parallel per point post pre quality ramp rate re ready real regression related room
            root run s scale second self sensitive service set short side single six so stall start state steady
            step sub ten term test the three throttled throttling time to two under up upper usage user vs wait warm
            warmup watch way well wide wise work worst year""");
    private static final Set<String> BEFORE_NOUN = words(
            """
            a affected all an and another any as at backend benchmark both busiest by called maximum minimum mean average median max peak total typical caller calling critical dependent
            downstream each entire every failing faster few first following for from given healthy in is its kubernetes
            last leading like many measured micro most named neighbouring new no of old on one only or original other overcommitted
            per remaining restarted same second several single slow slower slowest some such suspect suspected system target that the their these this
            three throttled to two unhealthy upstream was web were what which whole whose with worst killed whatever application demo
            oom-killed user-facing front-end back-end judged compared idle more less than three third four five""");
    private static final Set<String> PROPER_KNOWN = words(
            """
            kubernetes prometheus compared against january february march april may june july august september october november
            december monday tuesday wednesday thursday friday saturday sunday intel amd milan google amazon azure istio grpc redis
            linux online boutique oom bonferroni benjamini hochberg welch student""");

    private static final Set<String> ABBREVIATIONS = Set.of("i.e", "e.g", "a.m", "p.m");

    private static final Memo<String, String> SPACED = new Memo<>(Strange::spaced);

    private final Lexicon lexicon;
    private final String texts;
    private final Set<String> known;

    Strange(Findings findings, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.texts =
                Texts.in(findings).stream().map(text -> SPACED.of(text.text())).collect(Collectors.joining("\n"));
        this.known = Lexicon.words(texts).collect(Collectors.toSet());
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return Stream.of(
                        names(sentence),
                        code(sentence),
                        quotes(sentence),
                        nouns(sentence),
                        proper(sentence),
                        diagnosis(sentence))
                .flatMap(objections -> objections)
                .findFirst();
    }

    private Stream<String> names(Sentence sentence) {
        return Lexicon.words(sentence.line().rest())
                .filter(word -> isNamelike(word) && !lexicon.knows(word))
                .map(word -> "'" + word + "' is no name in the findings");
    }

    private Stream<String> code(Sentence sentence) {
        return CODE.matcher(sentence.written())
                .results()
                .map(match -> match.group(1).strip())
                .filter(code -> !lexicon.knows(code)
                        && Quantity.in(code).isEmpty()
                        && WrittenTime.in(code).isEmpty()
                        && !known.contains(code.toLowerCase(Locale.ROOT))
                        && !texts.contains(spaced(code)))
                .map(code -> "'" + code + "' is not in the findings");
    }

    private Stream<String> quotes(Sentence sentence) {
        return QUOTE.matcher(sentence.text())
                .results()
                .map(match -> match.group(1))
                .filter(quote -> !texts.contains(spaced(quote)) && !lexicon.knows(quote))
                .map(quote -> "no finding says \"" + quote + "\"");
    }

    private Stream<String> nouns(Sentence sentence) {
        return NOUN.matcher(sentence.text())
                .results()
                .filter(match -> sentence.line().mentions().stream()
                        .noneMatch(m -> m.start() < match.end(1) && m.end() > match.start(1)))
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .filter(word -> !BEFORE_NOUN.contains(word) && !known.contains(word) && !lexicon.knows(word))
                .map(word -> "'" + word + "' is no name in the findings");
    }

    /** A capital in the middle of a sentence makes a name. */
    private Stream<String> proper(Sentence sentence) {
        return PROPER.matcher(sentence.line().rest())
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .filter(word -> !PROPER_KNOWN.contains(word) && !known.contains(word) && !lexicon.knows(word))
                .map(word -> "'" + word + "' is no name in the findings");
    }

    private Stream<String> diagnosis(Sentence sentence) {
        Matcher matcher = DIAGNOSIS.matcher(sentence.line().rest());
        return matcher.results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .filter(stem -> !texts.contains(stem))
                .map(stem -> "nothing in the findings speaks of '" + stem + "'");
    }

    /** Ends in "service", or is put together from parts that no ordinary word is put together from, or has digits. */
    private boolean isNamelike(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (ABBREVIATIONS.contains(lower)) {
            return false;
        }
        boolean digits = word.chars().anyMatch(Character::isDigit);
        boolean compound = word.matches(".*\\p{L}[-_/.]\\p{L}.*") && !isOrdinary(List.of(lower.split("[-_/.]")));
        return digits || compound || SERVICE.matcher(word).matches();
    }

    private boolean isOrdinary(List<String> parts) {
        return parts.stream().allMatch(part -> ORDINARY_PARTS.contains(part) || known.contains(part));
    }

    private static String spaced(String text) {
        return Quantity.normal(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
