package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Pronouns;
import io.benchmarkagent.ask.question.RunIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why a question was not understood as a whole: the words that stopped it. */
final class Stopped {
    private static final int SHOWN = 3;
    private static final int LONGEST = 60;
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:the )?(?:(?:last|past|previous|latest|newest|recent) (?:(?!run)[\\p{L}\\d]+ )?|(?:all|both|most|some|any|each|every|other)(?: of)?(?: the)? (?:(?!run)[\\p{L}\\d]+ )?)(?:runs|benchmarks|executions|tests)\\b|\\b(?:each|every|any|another) (?:run|benchmark|execution)\\b");
    private static final Pattern CHANGES = Pattern.compile(
            "(?i)not|never|no|without|except|excluding|excludes?|only|but|between|above|below|over|under|directly|indirectly|direct|indirect|than|more|less|fewer|if|unless|besides|\\p{L}+n't|\\d.*");

    private static final Pattern WHOLE = Pattern.compile(
            "(?i)\\b(?:whole|entire|full|complete)\\b(?: \\p{L}+)? (?:run|benchmark|test|execution|load|time)\\b");
    /** What a word means is in no run. */
    private static final Pattern DEFINED = Pattern.compile(
            "(?i)^\\W*(?:(?:what(?:['’]s| is| does)|define|explain) (?:(?:an?) \\p{L}+(?: \\p{L}+)?|(?:cpu )?throttl\\p{L}+)(?: means?)?|what(?:['’]s| is) meant by .*|what (?:do|does) .* mean)\\W*$");

    /** What came of it: only what it comes from is looked for. */
    private static final Pattern EFFECT = Pattern.compile(
            "(?i)\\bwhat (?:all )?(?:did|does|do|has|have|had|would) (?!anyone|it\\b)\\p{L}.* (?:caused?|led to|lead to|trigger(?:ed)?|result(?:ed)? in|break|affect(?:ed)?)\\b(?! by)|\\bwhat (?:was|is|got|were) (?:caused|triggered|affected) by\\b|\\b(?:effects?|consequences?|aftermath|impact) of\\b");

    /** Run by run, which only a course tells. */
    private static final Pattern BY_RUN = Pattern.compile(
            "(?i)(?<!\\brun )\\b(?:by|per) (?:the )?(?:benchmark |load |test )?(?:run|benchmark|execution)s?\\b(?! (?:run |•|[\\p{L}\\d_.-]*\\d{8}))");

    private static final Pattern LAST_OF =
            Pattern.compile("(?i)\\b(?:happened|regress\\w*|changed|improved|events?)\\b");
    private static final Pattern LISTED = Pattern.compile("(?i)\\b(?:runs|benchmarks|executions)\\b");

    private Stopped() {}

    /** @param near the kinds of question that it is most alike to, the nearest first, of {@code all} */
    static String by(Heard heard, List<Intent> near, List<Intent> all) {
        List<String> runs = RunIds.in(heard.question().text());
        if (runs.size() > 1) {
            return "I can answer that about one run, not about " + quoted(runs);
        }
        Optional<String> pronoun = pronoun(heard);
        if (pronoun.isPresent()) {
            return "I do not know what '" + pronoun.get() + "' stands for here";
        }
        if (isOfTwoTimes(heard)) {
            return "I can tell that of one time, not of one and of all the others";
        }
        if (heard.says(DEFINED)) {
            return "I tell what runs measured, not what words mean";
        }
        if (heard.says(EFFECT)) {
            return "I can tell what a regression comes from, not what came of it";
        }
        Matcher byRun = BY_RUN.matcher(heard.question().text());
        if (byRun.find()) {
            return "I can answer that about one run, not '" + byRun.group() + "'";
        }
        Matcher several = RUNS.matcher(heard.question().text());
        if (several.find()) {
            return "I can answer that about one run, not about '" + several.group() + "'";
        }
        List<String> unknown = phrases(unknown(heard, all), heard);
        if (!unknown.isEmpty()) {
            return "I do not know what " + quoted(unknown) + (unknown.size() == 1 ? " means" : " mean") + " here";
        }
        boolean onlyTime = heard.span().isPresent()
                && near.stream()
                        .anyMatch(intent -> intent.words().unheeded(heard).isEmpty());
        List<String> unheeded = onlyTime ? List.of() : phrases(unheeded(heard, near), heard);
        if (heard.says(AsksAnomalies.LAST) && heard.says(LAST_OF)) {
            return "I can tell all of it in its order, not the last of it alone";
        }
        if (heard.says(LISTED) && !heard.spoken().metrics().isEmpty()) {
            return "I can list runs, or tell a figure of one, not runs by a figure";
        }
        return unheeded.isEmpty() ? shape(heard) : "I cannot heed " + quoted(unheeded) + " there";
    }

    /** What stands for something that is not named here. */
    static Optional<String> pronoun(Heard heard) {
        return Pronouns.open(heard.question().text(), heard.subjects());
    }

    /** "At 14:25 and in the whole run". */
    private static boolean isOfTwoTimes(Heard heard) {
        return heard.span().isPresent() && heard.says(WHOLE);
    }

    /** Whether no such word stands in the way of a kind of question. */
    static boolean leaves(Intent intent, Heard heard) {
        boolean isTheRun = intent.isOfTheRun()
                && Pronouns.ofAPlace(heard.question().text()).isEmpty();
        return (isTheRun || pronoun(heard).isEmpty())
                && !isOfTwoTimes(heard)
                && !heard.says(DEFINED)
                && !heard.says(EFFECT)
                && !heard.says(BY_RUN);
    }

    /** What no kind of question heeds, and is no word that changes what the others say. */
    private static List<MatchResult> unknown(Heard heard, List<Intent> all) {
        List<Set<Integer>> missed = all.stream()
                .map(intent -> intent.words().unheeded(heard).stream()
                        .map(MatchResult::start)
                        .collect(Collectors.toSet()))
                .toList();
        return all.get(0).words().unheeded(heard).stream()
                .filter(word -> missed.stream().allMatch(starts -> starts.contains(word.start())))
                .filter(word -> !isChange(word, heard))
                .toList();
    }

    /** Also a number with its unit, which is understood wherever it stands. */
    private static boolean isChange(MatchResult word, Heard heard) {
        return CHANGES.matcher(word.group()).matches() || isAmount(word, heard);
    }

    private static boolean isAmount(MatchResult word, Heard heard) {
        return heard.spoken().amounts().stream()
                .anyMatch(amount -> amount.start() <= word.start() && word.end() <= amount.end());
    }

    /** A number is not what stopped it where another word is. */
    private static List<MatchResult> withoutAmounts(List<MatchResult> words, Heard heard) {
        List<MatchResult> others =
                words.stream().filter(word -> !isAmount(word, heard)).toList();
        return others.isEmpty() ? words : others;
    }

    /** What the kind misses that misses only such words, or else the fewest. */
    private static List<MatchResult> unheeded(Heard heard, List<Intent> near) {
        Comparator<List<MatchResult>> changes =
                Comparator.comparing(words -> !words.stream().allMatch(word -> isChange(word, heard)));
        return near.stream()
                .map(intent -> withoutAmounts(intent.words().unheeded(heard), heard))
                .filter(words -> !words.isEmpty())
                .min(changes.thenComparingInt(List::size))
                .orElse(List.of());
    }

    /** Words that stand side by side are one. */
    private static List<String> phrases(List<MatchResult> words, Heard heard) {
        String text = heard.spoken().text();
        List<String> phrases = new ArrayList<>();
        int start = words.isEmpty() ? 0 : words.get(0).start();
        for (int i = 0; i < words.size(); i++) {
            boolean goesOn = i + 1 < words.size()
                    && text.substring(words.get(i).end(), words.get(i + 1).start())
                            .isBlank();
            if (!goesOn) {
                phrases.add(cut(text.substring(start, words.get(i).end())));
                start = i + 1 < words.size() ? words.get(i + 1).start() : start;
            }
        }
        return phrases.stream().distinct().toList();
    }

    private static String cut(String phrase) {
        return phrase.codePointCount(0, phrase.length()) <= LONGEST
                ? phrase
                : phrase.substring(0, phrase.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String quoted(List<String> words) {
        return words.stream().limit(SHOWN).map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

    /** Every word is known. */
    private static String shape(Heard heard) {
        List<String> metrics = heard.spoken().metrics().stream()
                .map(metric -> metric.words())
                .distinct()
                .toList();
        if (metrics.size() > 1) {
            return "I can tell one figure at a time, not " + quoted(metrics);
        }
        if (heard.subjects().size() > 1) {
            return "I can answer that about one service at a time, not about " + quoted(heard.subjects());
        }
        return heard.span()
                .map(span -> "I cannot tell that of a time ('" + span.words() + "')")
                .orElse("I know its words, and not what they ask together");
    }
}
