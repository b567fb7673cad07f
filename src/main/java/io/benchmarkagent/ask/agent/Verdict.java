package io.benchmarkagent.ask.agent;

import io.benchmarkagent.grounding.Gate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sentences of a model, each with what came of it, in the same order. */
record Verdict(List<Gate.Claim> claims, List<Gate.Judged> judged) {
    private static final int MOST = 12;

    Verdict {
        claims = List.copyOf(claims);
        judged = List.copyOf(judged);
    }

    /** Of the first of them: more is no answer to a question. */
    static Verdict of(List<Gate.Claim> claims, Grounds grounds) {
        List<Gate.Claim> some = claims.stream().distinct().limit(MOST).toList();
        return new Verdict(some, grounds.judge(some));
    }

    List<Gate.Claim> standing() {
        return where(true);
    }

    List<Gate.Claim> failed() {
        return where(false);
    }

    private List<Gate.Claim> where(boolean stands) {
        return IntStream.range(0, claims.size())
                .filter(i -> judged.get(i).stands() == stands)
                .mapToObj(claims::get)
                .toList();
    }

    /** What is sent back: a numbered line for each that does not hold. */
    List<String> objections() {
        List<Gate.Judged> removed =
                judged.stream().filter(each -> !each.stands()).toList();
        return IntStream.range(0, removed.size())
                .mapToObj(i -> (i + 1) + ". " + removed.get(i).text() + " | objection: "
                        + removed.get(i).objection().orElse(""))
                .toList();
    }

    /** With others in the place of what does not hold; what has none in its place was taken back. */
    Verdict mended(Verdict others) {
        List<Gate.Claim> all = Stream.concat(
                        standing().stream(), others.claims().stream().limit(failed().size()))
                .distinct()
                .toList();
        List<Gate.Judged> each = Stream.concat(
                        judged.stream().filter(Gate.Judged::stands),
                        others.judged().stream().limit(failed().size()))
                .toList();
        return all.size() == each.size() ? new Verdict(all, each) : this;
    }

    /** At least half of it stands, and there is something in it that could be checked. */
    boolean isUsable() {
        return 2 * standing().size() >= claims.size()
                && judged.stream().anyMatch(each -> each.stands() && each.saysSomething());
    }

    Set<String> cited() {
        return standing().stream()
                .flatMap(claim -> claim.cited().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String text() {
        return standing().stream()
                .map(Gate.Claim::text)
                .map(text -> text.matches("(?s).*[.!?][*_\"'`)]{0,3}") ? text : text + ".")
                .collect(Collectors.joining(" "));
    }
}
