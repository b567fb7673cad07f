package io.benchmarkagent.grounding;

import io.benchmarkagent.findings.Findings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets through the sentences that findings bear out, and says of every other one why it does not. */
public final class Gate {
    /** Nobody writes a longer sentence in a report, and each figure of one is held against the others. */
    private static final int LONGEST = 1000;

    private static final int MOST_FIGURES = 20;

    private final Lexicon lexicon;
    private final Check checks;
    private final Citations citations;

    private Gate(Lexicon lexicon, Check checks, Citations citations) {
        this.lexicon = lexicon;
        this.checks = checks;
        this.citations = citations;
    }

    public static Gate of(Findings findings) {
        return of(findings, List.of());
    }

    /**
     * Where more than the findings is known.
     *
     * @param told what was looked up beside them in the same run; it may be cited by its ids
     */
    public static Gate of(Findings findings, List<Told> told) {
        Lexicon lexicon = Lexicon.hearing(findings, told);
        List<Texts.Read> texts = Texts.Read.of(findings, lexicon);
        List<Hearing> heard = Hearing.of(told, lexicon);
        Facts facts = Facts.of(findings, texts, heard);
        Moments moments = Moments.of(findings, lexicon, texts, heard);
        Moved moved = Moved.of(findings);
        Check checks = Check.all(List.of(
                Wording.of(findings),
                new Talk(),
                new Strange(findings, lexicon),
                new Numbers(facts, Counts.of(findings, texts, heard), new Lapses(moments)),
                new Times(moments),
                new Moves(moved, facts),
                new Standings(findings, moved),
                new Recoveries(moments),
                new Happenings(findings, told),
                new Nothing(findings),
                Advice.of(findings),
                new Causes(findings),
                new Order(moments),
                new Runs(findings),
                told.isEmpty()
                        ? any -> Optional.empty()
                        : Check.all(List.of(new Extremes(facts, told), new Unnamed()))));
        return new Gate(lexicon, checks, new Citations(findings, told));
    }

    /**
     * Makes ready what every gate reads and judges with, its patterns above all. They take a tenth of a second, which a report need not
     * wait for where somebody calls this while it is still being measured.
     */
    public static void prepare() {
        Sample.read();
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
        List<Judged> judged = judge(prose.sentences().stream()
                .map(written -> new Claim(written, Set.of()))
                .toList());
        Iterator<Judged> each = judged.iterator();
        return new Sifted(
                judged, prose.keeping(sentence -> each.next().stands()).text());
    }

    /** Judges one sentence of its own, which says on which findings it rests. */
    public Judged judge(String written, Set<String> cited) {
        return judge(List.of(new Claim(written, cited))).get(0);
    }

    /** Judges sentences that are read one after another: one that names nobody is about whom the one before it named. */
    public List<Judged> judge(List<Claim> claims) {
        return judge(claims, Set.of());
    }

    /** @param about whom they are about until one is named, in lower case */
    public List<Judged> judge(List<Claim> claims, Set<String> about) {
        List<Judged> judged = new ArrayList<>();
        Set<String> topic = about;
        for (Claim claim : claims) {
            if (claim.text().length() > LONGEST) {
                judged.add(refused(claim, "it is longer than a sentence that can be checked"));
            } else {
                Sentence sentence = Sentence.of(claim.text(), lexicon, topic, Set.of());
                judged.add(judged(claim, sentence, topic));
                topic = sentence.told();
            }
        }
        return judged;
    }

    /** The sentences of a text, one by one, as they are judged. */
    public static List<String> sentences(String markdown) {
        return Prose.of(markdown).sentences();
    }

    /** A sentence that is true, but not by what it cites, is told so: its writer then mends the citation and not the sentence. */
    private Judged judged(Claim claim, Sentence sentence, Set<String> topic) {
        Optional<String> unknown = citations.unknown(claim.cited());
        if (unknown.isPresent()) {
            return refused(claim, "'" + unknown.get() + "' is no finding");
        }
        Judged alone = judged(sentence);
        return alone.stands() && !claim.cited().isEmpty()
                ? judged(Sentence.of(claim.text(), lexicon, topic, citations.borneOutBy(claim.cited())))
                        .because("in the findings that it cites, ")
                : alone;
    }

    private static Judged refused(Claim claim, String objection) {
        return new Judged(claim.text(), Optional.of(objection), false);
    }

    private Judged judged(Sentence sentence) {
        return sentence.line().all(Mention.Amount.class).count() > MOST_FIGURES
                ? new Judged(sentence.written(), Optional.of("it holds more figures than can be checked"), false)
                : new Judged(sentence.written(), checks.objection(sentence), saysSomething(sentence.line()));
    }

    private static boolean saysSomething(Line line) {
        return line.mentions().stream()
                .anyMatch(
                        m -> m instanceof Mention.Subject || m instanceof Mention.Amount || m instanceof Mention.Time);
    }
}
