package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets through the sentences that findings bear out, and says of every other one why it does not. */
public final class Gate {
    private final Lexicon lexicon;
    private final Check checks;
    private final Citations citations;

    private Gate(Lexicon lexicon, Check checks, Citations citations) {
        this.lexicon = lexicon;
        this.checks = checks;
        this.citations = citations;
    }

    public static Gate of(Findings findings) {
        Lexicon lexicon = Lexicon.of(findings);
        List<Texts.Read> texts = Texts.Read.of(findings, lexicon);
        Facts facts = Facts.of(findings, texts);
        Moments moments = Moments.of(findings, lexicon, texts);
        Check checks = Check.all(List.of(
                Wording.of(findings),
                new Talk(),
                new Strange(findings, lexicon),
                new Numbers(facts, Counts.of(findings, texts), new Lapses(moments)),
                new Times(moments),
                Moves.of(findings, facts),
                new Happenings(findings),
                Advice.of(findings),
                new Causes(findings),
                new Order(moments),
                new Runs(findings)));
        return new Gate(lexicon, checks, new Citations(findings));
    }

    /** A sentence and the ids of the findings that its writer says it rests on; none is allowed. */
    public record Claim(String text, Set<String> cited) {
        public Claim {
            cited = Set.copyOf(cited);
        }
    }

    /**
     * A sentence that was judged.
     *
     * @param objection why findings do not bear it out; empty if they do
     * @param saysSomething it names a subject, a number or a time, so there was something to check
     */
    public record Judged(String text, Optional<String> objection, boolean saysSomething) {
        public boolean stands() {
            return objection.isEmpty();
        }

        private Judged because(String lead) {
            return new Judged(text, objection.map(lead::concat), saysSomething);
        }
    }

    /** Prose that was judged, sentence by sentence, and what of it stands, in its own layout. */
    public record Sifted(List<Judged> sentences, String text) {
        public List<Judged> removed() {
            return sentences.stream().filter(judged -> !judged.stands()).toList();
        }

        public int claims() {
            return sentences.size();
        }

        public int grounded() {
            return claims() - removed().size();
        }

        /** At least half of it stands, and there is something in it that could be checked. */
        public boolean isUsable() {
            return 2 * grounded() >= claims()
                    && sentences.stream().anyMatch(judged -> judged.stands() && judged.saysSomething());
        }
    }

    /** Judges Markdown prose; a sentence that names nobody is about whom the one before it named. */
    public Sifted sift(String markdown) {
        Prose prose = Prose.of(markdown);
        List<Judged> judged = new ArrayList<>();
        Set<String> topic = Set.of();
        for (String written : prose.sentences()) {
            Sentence sentence = Sentence.of(written, lexicon, topic, Set.of());
            judged.add(judged(sentence));
            topic = sentence.told();
        }
        Set<String> standing =
                judged.stream().filter(Judged::stands).map(Judged::text).collect(Collectors.toSet());
        return new Sifted(judged, prose.keeping(standing::contains).text());
    }

    /** Judges one sentence of its own, which says on which findings it rests. */
    public Judged judge(String written, Set<String> cited) {
        return judge(List.of(new Claim(written, cited))).get(0);
    }

    /** Judges sentences that are read one after another: one that names nobody is about whom the one before it named. */
    public List<Judged> judge(List<Claim> claims) {
        List<Judged> judged = new ArrayList<>();
        Set<String> topic = Set.of();
        for (Claim claim : claims) {
            judged.add(judged(claim, topic));
            topic = Sentence.of(claim.text(), lexicon, topic, Set.of()).told();
        }
        return judged;
    }

    /** The sentences of a text, one by one, as they are judged. */
    public static List<String> sentences(String markdown) {
        return Prose.of(markdown).sentences();
    }

    /** A sentence that is true, but not by what it cites, is told so: its writer then mends the citation and not the sentence. */
    private Judged judged(Claim claim, Set<String> topic) {
        Optional<String> unknown = citations.unknown(claim.cited());
        if (unknown.isPresent()) {
            return new Judged(claim.text(), Optional.of("'" + unknown.get() + "' is no finding"), false);
        }
        Judged alone = judged(Sentence.of(claim.text(), lexicon, topic, Set.of()));
        return alone.stands() && !claim.cited().isEmpty()
                ? judged(Sentence.of(claim.text(), lexicon, topic, citations.borneOutBy(claim.cited())))
                        .because("in the findings that it cites, ")
                : alone;
    }

    private Judged judged(Sentence sentence) {
        return new Judged(sentence.written(), checks.objection(sentence), saysSomething(sentence.line()));
    }

    private static boolean saysSomething(Line line) {
        return line.mentions().stream()
                .anyMatch(
                        m -> m instanceof Mention.Subject || m instanceof Mention.Amount || m instanceof Mention.Time);
    }
}
