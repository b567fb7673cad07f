package io.benchmarkagent.ask.question;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words that stand for what was named before: "it", "its", "that service", "they", "there". */
public final class Pronouns {
    private static final String NOUN = "(?:(?:micro)?service|workload|deployment|app|pod|container|one)\\b(?!s)";
    private static final Pattern ONE =
            Pattern.compile("(?i)\\b(?:it['’]s|its|it)\\b|\\b(?:this|that|the same) " + NOUN + "(?:['’]s\\b)?");
    private static final Pattern SEVERAL = Pattern.compile(
            "(?i)\\b(?:they|them|their|theirs)\\b|\\b(?:these|those) (?:(?:micro)?services|workloads|deployments|apps|pods|containers|two)\\b");
    /** A place, which "is there" and "there are" are not. */
    private static final Pattern PLACE = Pattern.compile(
            "(?i)(?<!\\b(?:is|are|was|were|be|been|isn't|aren't|wasn't|weren't|hi|hello|hey|what's|who's) )(?<!^)\\bthere\\b(?! (?:is|are|was|were|be|been|has|have|had|a|an|any|no|some)\\b)");
    /** What "it" may stand for within the question itself, where it comes before. */
    private static final Pattern THE_RUN = Pattern.compile("(?i)\\b(?:run|benchmark|test|execution|cluster)\\b");

    /** What "its" and "their" may stand for there: of each of these its own. */
    private static final Pattern EACH = Pattern.compile(
            "(?i)\\b(?:who|run|benchmark|test|cluster|everything|(?:a|an|any|each|every|which|what|all|the)(?: of the)? (?:(?:micro)?service|workload|deployment|app|pod|container|node|machine)s?"
                    + "|services|workloads|deployments|apps|pods|containers|nodes|machines|runs|benchmarks|tests)\\b");

    private Pronouns() {}

    /** One that stands for several. */
    public static Optional<String> ofSeveral(String text) {
        return first(SEVERAL, text);
    }

    public static Optional<String> ofAPlace(String text) {
        return first(PLACE, text);
    }

    /**
     * One that stands for nothing that this question itself names before it.
     *
     * @param names that the question names
     */
    public static Optional<String> open(String text, Collection<String> names) {
        String lower = text.toLowerCase(Locale.ROOT);
        int named = names.isEmpty()
                ? text.length()
                : names.stream()
                        .mapToInt(lower::indexOf)
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(0);
        return Stream.of(ONE, SEVERAL)
                .flatMap(pattern -> pattern.matcher(text).results())
                .findFirst()
                .filter(found -> found.start() < named && !isNamed(found.group(), text.substring(0, found.start())))
                .map(MatchResult::group)
                .or(() -> ofAPlace(text));
    }

    private static boolean isNamed(String word, String before) {
        boolean owned = word.matches("(?i)its|theirs?|they|them");
        return !word.contains(" ") && (owned ? EACH : THE_RUN).matcher(before).find();
    }

    /** The question with a name in their places. */
    public static String replaced(String text, String name) {
        return ONE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(named(found.group(), name)));
    }

    private static String named(String word, String name) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean owns = lower.equals("its") || (lower.contains(" ") && lower.endsWith("'s"));
        return owns ? name + "'s" : lower.equals("it's") ? name + " is" : name;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
