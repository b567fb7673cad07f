package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.grounding.Spoken;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a kind of question heeds, beside metrics and services. A question with any other word asks for something more, a
 * negation, a number, a condition, and is not of that kind as a whole.
 */
record Words(Set<String> words, boolean ofOneRun) {
    /** Words that change nothing of what is asked. */
    private static final String PLAIN =
            "a an the is was were are be been being of in on for at from by with me us my our i we you it its this there here pls plz whats wich"
                    + " please can could show tell give display list print get see look up know know what what's which"
                    + " who how did do does had has have much and run runs benchmark benchmarks test tests last latest newest"
                    + " recent most-recent just current cluster s hi hello hey thanks thank •";
    /** Beside them, where the question is about one run: whoever of it is meant. */
    private static final String OF_ONE_RUN =
            "or about that these those your s re m whats whose get during find want let all any every each everything anything everyone anyone some one ones"
                    + " execution load service services microservice microservices micro pod pods container containers workload workloads app apps"
                    + " application deployment deployments";
    /** "In every run" asks about the archive. */
    private static final Pattern RUNS = Pattern.compile(
            "(?i)\\b(?:(?:all|any|every|each|some|which|one) (?:\\p{L}+ )?(?:run|benchmark|execution|test)s?|runs|benchmarks|executions)\\b");

    private static final Pattern JOINT = Pattern.compile("[-/_.]");
    /** Where one is named. */
    private static final Set<String> OF_SUBJECTS = Set.of("service", "services", "microservice", "microservices");

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\d•][\\p{L}\\d_./:%'-]*[\\p{L}\\d%]|[\\p{L}\\d•]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** "The last run" is looked at; which is the last of other things, and which one of them is meant, no kind tells. */
    private static final Pattern ONE_OF_THEM = Pattern.compile(
            "(?i)\\b(?:last|latest|newest|(?:most )?recent|next|one)(?= (?:\\p{L}+ )??(?:alert|anomaly|regression|improvement|watch|event|moment|problem"
                    + "|issue|finding|recommendation|advice|suggestion|change|cause|reason|call|caller|node|machine|pod|container|service|microservice|workload|thing)\\b)");

    /** Beside what a kind of question asks of them: "the pods and the restarts" asks for both. */
    private static final String OF_ALL =
            "(?:the |their |its |all )?(?:micro-?services|services|pods|containers|workloads|deployments|apps)";

    private static final Pattern BOTH = Pattern.compile(
            "(?i)\\b" + OF_ALL + " (?:and|&) (?!(?:why|how|when|of|in|for|on)\\b|" + OF_ALL + "\\b)|(?<!\\b"
                    + "(?:services|pods|containers|workloads|deployments|apps)) (?:and|&) " + OF_ALL + "\\b");

    /** @param more words with a space between them; {@code #} for any number, {@code @} for what runs ran on */
    static Words of(String... more) {
        return new Words(split(PLAIN + " to", String.join(" ", more)), false);
    }

    /** The same, of a kind that is about one run as it was: what is about to be is another question. */
    static Words ofOneRun(String more) {
        return new Words(split(PLAIN, OF_ONE_RUN + " " + more), true);
    }

    Words and(String more) {
        return new Words(split(String.join(" ", words), more), ofOneRun);
    }

    private static Set<String> split(String some, String more) {
        return Set.copyOf(
                new HashSet<>(Arrays.asList((some + " " + more).strip().split("\\s+"))));
    }

    boolean covers(Heard heard) {
        return unheeded(heard).isEmpty() && !(ofOneRun && (heard.says(RUNS) || heard.says(BOTH)));
    }

    /** Whether it asks of more runs than one. */
    static boolean areOfRuns(Heard heard) {
        return heard.says(RUNS);
    }

    /** Those and the other's. */
    Words or(Words other) {
        return new Words(split(String.join(" ", words), String.join(" ", other.words)), ofOneRun || other.ofOneRun);
    }

    /** What of a question it cannot heed, in its place of what was {@link Spoken#text}. */
    List<MatchResult> unheeded(Heard heard) {
        String text = heard.spoken().text().replace('’', '\'').replaceAll("(?i)(?<=\\p{L})'s\\b", "  ");
        Set<String> spoken = spoken(heard);
        return TOKEN.matcher(text)
                .results()
                .filter(token -> !isHeeded(token, heard, spoken))
                .toList();
    }

    private boolean isHeeded(MatchResult token, Heard heard, Set<String> spoken) {
        String word = token.group().toLowerCase(Locale.ROOT);
        boolean understood =
                heard.spoken().rest().charAt(token.start()) != token.group().charAt(0);
        return (words.contains(word) && !isOneOfThem(token, heard))
                || (JOINT.matcher(word).find() && JOINT.splitAsStream(word).allMatch(words::contains))
                || (words.contains("#") && NUMBER.matcher(word).matches() && !isOfAnAmount(token, heard))
                || (understood && spoken.contains(word))
                || (OF_SUBJECTS.contains(word) && !heard.subjects().isEmpty())
                || (words.contains("@")
                        && Named.in(heard.question().text(), heard.desk()).stream()
                                .anyMatch(named -> named.isCalled(word)));
    }

    private static boolean isOneOfThem(MatchResult token, Heard heard) {
        return ONE_OF_THEM
                .matcher(heard.spoken().text())
                .results()
                .anyMatch(one -> one.start() <= token.start() && token.end() <= one.end());
    }

    /** The number of "1 %" counts nothing. */
    private static boolean isOfAnAmount(MatchResult token, Heard heard) {
        return heard.spoken().amounts().stream()
                .filter(Spoken.Amount::hasUnit)
                .anyMatch(amount -> amount.start() <= token.start() && token.end() <= amount.end());
    }

    /** The words of the metrics and the services that were understood. */
    private static Set<String> spoken(Heard heard) {
        Set<String> spoken = heard.spoken().metrics().stream()
                .flatMap(metric -> TOKEN.matcher(metric.words().toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group))
                .collect(Collectors.toCollection(HashSet::new));
        heard.subjects().forEach(name -> {
            spoken.add(name);
            spoken.add(name.replaceFirst("[-_ ]?(?:service|svc)$", ""));
            spoken.add(name.replaceFirst("[-_ ]?(?:service|svc)$", "-service"));
        });
        return spoken;
    }
}
