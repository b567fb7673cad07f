package io.benchmarkagent.llm.alike;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a question says.
 *
 * @param words in their order: names, figures with their units, times, question words, negations, comparisons, and any other word that
 *     is not known to change nothing
 * @param tenses wherever their words stand: "why was it slow" and "why it was slow" are the same
 */
record Gist(List<String> words, Set<String> tenses) {
    private static final Pattern COURTESY = Pattern.compile(
            "\\b(?:(?i:(?:can|could|would|will) you|please|kindly|explain|i (?:want|need|would like) to (?:know|see)|do you know|hi|hello"
                    + "|hey|thanks|thank you)|(?i:tell|show|give|explain to) (?:me|us))\\b"); // and not "give US"

    /** What only makes a sentence whole; "to", "from", "by", "at", "for", "than", "before" say something. */
    private static final Set<String> LOOSE =
            Set.of("a", "an", "the", "this", "these", "there", "of", "in", "on", "during");

    private static final Map<String, String> TENSES = Map.ofEntries(
            Map.entry("is", "now"),
            Map.entry("are", "now"),
            Map.entry("do", "now"),
            Map.entry("does", "now"),
            Map.entry("was", "then"),
            Map.entry("were", "then"),
            Map.entry("did", "then"),
            Map.entry("had", "before"),
            Map.entry("has", "by now"),
            Map.entry("have", "by now"));

    private static final Map<String, String> SAME = Map.of(
            "occurred", "happened",
            "occur", "happen",
            "issue", "problem",
            "issues", "problem",
            "problems", "problem",
            "services", "service",
            "microservice", "service",
            "microservices", "service",
            "began", "started",
            "begin", "start");

    private static final Pattern TOKEN = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}_]+(?:[._:/@-][\\p{L}\\p{M}\\p{N}_]+)*|[^\\s\\p{L}\\p{M}\\p{N}?!.,;:'\"()`]");
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:[.,]\\d+)*)(\\p{L}{1,3})");

    Gist {
        words = List.copyOf(words);
        tenses = Set.copyOf(tenses);
    }

    static Gist of(String question) {
        List<String> words = new ArrayList<>();
        Set<String> tenses = new TreeSet<>();
        Matcher token = TOKEN.matcher(plain(question));
        boolean first = true;
        while (token.find()) {
            String word = token.group().toLowerCase(Locale.ROOT);
            if (TENSES.containsKey(word)) {
                tenses.add(TENSES.getOrDefault(word, word));
            } else if (!LOOSE.contains(first ? word : token.group())) { // "run A" has a name
                add(token.group(), words);
            }
            first = false;
        }
        return new Gist(words, tenses);
    }

    /** All of it in a text, the same for the same. */
    String text() {
        return String.join(" ", words) + "\n" + String.join(" ", new TreeSet<>(tenses));
    }

    private static String plain(String question) {
        String whole = question.replace('’', '\'')
                .replaceAll("(?i)\\bcannot\\b|\\bca(?i)n't\\b", "can not")
                .replaceAll("(?i)\\bwon't\\b", "will not")
                .replaceAll("n't\\b", " not")
                .replaceAll("(?i)\\b(what|which|who|where|when|why|how|there|it|that)'s\\b", "$1 is")
                .replaceAll("(?i)'s\\b", " ");
        return COURTESY.matcher(whole).replaceAll(" ");
    }

    /** Of a unit capitals matter: Mb and MB, m and M. */
    private static boolean isFigure(List<String> words) {
        return !words.isEmpty() && words.get(words.size() - 1).matches("\\d+(?:[.,]\\d+)*");
    }

    private static void add(String word, List<String> words) {
        Matcher figure = FIGURE.matcher(word);
        if (figure.matches()) {
            words.add(figure.group(1));
            words.add(figure.group(2));
        } else {
            String name = word.toLowerCase(Locale.ROOT);
            words.add(isFigure(words) ? word : SAME.getOrDefault(name, name));
        }
    }
}
