package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets through the sentences that findings bear out: every number is a figure of the findings, of the subject that the sentence
 * names; every time is one of theirs; every name is known; nothing is worded as more than was measured. It checks that figures
 * exist, not that they are put in the right order.
 */
final class Gate {
    private static final Pattern PERCENTILE = Pattern.compile("\\b(\\d{2})th(?:[ -]percentile)?\\b");
    private static final Pattern CODE = Pattern.compile("`+([^`]+)`+");
    private static final Pattern UP =
            Pattern.compile("(?i)\\b(?:rose|rises|risen|increas\\w+|grew|higher|climbed|jumped|up)\\b");
    private static final Pattern DOWN =
            Pattern.compile("(?i)\\b(?:fell|fallen|dropp?\\w*|decreas\\w+|declin\\w+|lower|down)\\b");
    private final Facts facts;
    private final Names names;
    private final Moments moments;
    private final Wording wording;

    private Gate(Facts facts, Names names, Moments moments, Wording wording) {
        this.facts = facts;
        this.names = names;
        this.moments = moments;
        this.wording = wording;
    }

    static Gate of(Findings findings) {
        Names names = Names.of(findings);
        return new Gate(Facts.of(findings, names), names, Moments.of(findings), Wording.of(findings));
    }

    /** What a text may say, and what was taken out of it. */
    record Sifted(String text, Narrative.Grounding grounding, boolean saysSomething) {

        /** At least half of it stands, and there is something in it that could be checked. */
        boolean isUsable() {
            return saysSomething && 2 * grounding.grounded() >= grounding.claims();
        }
    }

    Sifted sift(String markdown) {
        Prose prose = Prose.of(markdown);
        Prose kept = prose.keeping(this::holds);
        List<String> removed =
                prose.sentences().stream().filter(sentence -> !holds(sentence)).toList();
        int claims = prose.sentences().size();
        return new Sifted(
                kept.text(),
                new Narrative.Grounding(claims, claims - removed.size(), removed),
                kept.sentences().stream().anyMatch(this::saysSomething));
    }

    /** The same, where nothing is taken out. */
    Narrative.Grounding count(String markdown) {
        Narrative.Grounding sifted = sift(markdown).grounding();
        return new Narrative.Grounding(sifted.claims(), sifted.grounded(), List.of());
    }

    private boolean holds(String sentence) {
        String line = Markdown.plain(sentence);
        String rest = rest(line);
        return wording.allows(line)
                && codeIsKnown(sentence)
                && moments.bear(names.without(line))
                && Quantity.in(rest).stream().allMatch(q -> facts.bear(q, names.subjectsIn(line), direction(line)))
                && names.unknown(Quantity.without(rest)).isEmpty();
    }

    /** Names a subject, or holds a number or a time. */
    private boolean saysSomething(String sentence) {
        String line = Markdown.plain(sentence);
        return !names.subjectsIn(line).isEmpty()
                || moments.areIn(line)
                || !Quantity.in(rest(line)).isEmpty();
    }

    /** What remains to be checked as numbers: without names and times. */
    private String rest(String line) {
        String percentiles = PERCENTILE.matcher(line).replaceAll("p$1");
        return Moments.without(names.without(percentiles));
    }

    private boolean codeIsKnown(String sentence) {
        return CODE.matcher(sentence)
                .results()
                .map(match -> match.group(1).strip())
                .allMatch(code -> names.knows(code) || !Quantity.in(code).isEmpty() || moments.areIn(code));
    }

    private static int direction(String line) {
        boolean up = UP.matcher(line).find();
        return up == DOWN.matcher(line).find() ? 0 : up ? 1 : -1;
    }
}
