package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.grounding.Spoken;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that a kind of question understands. A word that it does not know may be a negation, a condition, another time or another
 * run: whoever leaves it out answers another question, so one such word is enough to decline.
 */
final class Vocabulary {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\d]+");
    private static final Set<String> COMMON = words(
            """
            a an the of in on for from at by with and or about there that this these those my our your me us i we you s re m
            what whats which who whose is are was were be been being do does did has have had can could please do get during
            show tell give list get print see find know want let
            all any every each everything anything everyone anyone some
            last latest newest recent current run benchmark test execution load
            service services microservice microservices micro pod pods container containers workload workloads app apps
            application deployment deployments cluster one ones
            """);
    private static final Pattern LATEST = Pattern.compile("most recent|this one");
    private static final Pattern QUANTILE = Pattern.compile("\\bp\\d\\d\\b|\\b\\d\\dth percentile\\b");
    private static final String NAMED = "•";
    private static final Pattern DIGIT = Pattern.compile("\\d");

    /** "In every run" asks about the archive. */
    private static final Pattern RUNS = Pattern.compile(
            "\\b(?:all|any|every|each|some|which|one) (?:\\p{L}+ )?(?:runs?|benchmarks?|executions?|tests?)\\b");

    private final Set<String> own;

    /** @param own what this kind understands besides, in lower case */
    Vocabulary(String own) {
        this.own = words(own);
    }

    boolean isEnoughFor(Heard heard) {
        return isEnoughFor(heard, LATEST);
    }

    /** @param besides what is understood as a whole, with the numbers in it */
    boolean isEnoughFor(Heard heard, Pattern besides) {
        String rest = besides.matcher(LATEST.matcher(unnamed(heard)).replaceAll("latest"))
                .replaceAll(" ");
        return !RUNS.matcher(rest).find()
                && !DIGIT.matcher(QUANTILE.matcher(rest).replaceAll("")).find()
                && words(rest).stream().allMatch(word -> COMMON.contains(word) || own.contains(word));
    }

    /** What is left without the names of services and metrics; a number in it is a condition. */
    private static String unnamed(Heard heard) {
        String text = heard.spoken().text().toLowerCase(Locale.ROOT);
        for (String name : heard.spoken().subjects()) {
            text = text.replace(name, NAMED);
        }
        for (Spoken.Metric metric : heard.spoken().metrics()) {
            text = text.replace(metric.words().toLowerCase(Locale.ROOT), NAMED);
        }
        return text;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(Arrays.asList(BETWEEN.split(text.strip())));
        words.remove("");
        return words;
    }
}
