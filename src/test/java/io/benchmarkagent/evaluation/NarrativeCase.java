package io.benchmarkagent.evaluation;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.grounding.Gate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Findings, what a good narrative of them says, and what none may say. */
record NarrativeCase(String name, Findings findings, List<Fact> must, List<Fact> mustNot) {

    /** Something that one sentence says: each of these expressions is found in it, in whatever order. */
    record Fact(List<Pattern> words) {
        static Fact of(String... words) {
            return new Fact(Stream.of(words)
                    .map(word -> Pattern.compile(word, Pattern.CASE_INSENSITIVE))
                    .toList());
        }

        boolean isIn(String sentence) {
            return words.stream().allMatch(word -> word.matcher(sentence).find());
        }
    }

    NarrativeCase saying(String... words) {
        return new NarrativeCase(name, findings, with(must, words), mustNot);
    }

    NarrativeCase never(String... words) {
        return new NarrativeCase(name, findings, must, with(mustNot, words));
    }

    static NarrativeCase of(String name, Findings findings) {
        return new NarrativeCase(name, findings, List.of(), List.of());
    }

    List<Fact> missing(String narrative) {
        return must.stream().filter(fact -> !isSaid(fact, narrative)).toList();
    }

    List<Fact> forbidden(String narrative) {
        return mustNot.stream().filter(fact -> isSaid(fact, narrative)).toList();
    }

    private static boolean isSaid(Fact fact, String narrative) {
        return Gate.sentences(narrative.replace('\u202f', ' ')).stream().anyMatch(fact::isIn);
    }

    private static List<Fact> with(List<Fact> facts, String... words) {
        return Stream.concat(facts.stream(), Stream.of(Fact.of(words))).toList();
    }
}
