package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What these findings do not allow to be said, whatever the numbers: causes as facts, "no change", all-clears, markup. */
final class Wording implements Check {
    private static final String MARKUP = "</?[a-z!][^>]*>|\\]\\(|https?:|www\\.|^\\s*(?:#|\\||```|>)|\\?\\s*$";
    /** Why a run or a metric was left out is no claim about the system. */
    private static final String WHY =
            "^(?!.*\\b(?:excluded|set aside|left out|not comparable|not judged|not collected|not used|missing|empty|unavailable|not known|unknown|could|can|should|propos\\w+|recommend\\w*|rais(?:e|ing)|lower|reduc(?:e|ing)|cut|verdict|is an? alert|left out)\\b).*";

    private static final String CAUSED =
            "\\bcaus(?:ed|es|ing)\\b|\\b(?:drove(?! (?:the load|(?:about |around |some |roughly |nearly )?[\\d\\p{L}-]+ (?:requests|users)))|drives|driving|starv\\w+|forc(?:ed|es|ing)|brought (?:about|down))\\b|"
                    + WHY
                    + "(?:\\bbecause\\b|\\bdue to\\b|\\bowing to\\b)|\\bas a result\\b|\\bresult(?:s|ed|ing) (?:in|from)\\b"
                    + "|\\bl(?:ed|eads|eading) to (?!expect)|\\broot cause (?:is|was) (?!named|not )|\\bresponsible for\\b|\\battributable to\\b"
                    + "|\\bstem(?:s|med) from\\b|\\btrigger(?:s|ed)\\b|\\bprov(?:es?|en|ed)\\b|\\b(?:sole|main|true|actual|real) cause\\b|\\bcause of\\b"
                    + "|\\b(?:is|was|are|were|'s) (?:the reason|why)\\b|\\bthe reasons? (?:for|why|that)\\b|\\bthanks to\\b"
                    + "|\\bgot (?:\\S+ ){1,4}(?:\\w*killed|throttled|restarted|evicted)\\b|\\bmade \\S+ (?:slow|fail|restart|spike|rise|fall|drop)";
    private static final String UNCHANGED =
            "\\bno (?:significant )?(?:change|difference|effect|impact)|\\bunchanged\\b|\\bdid not change\\b|\\bnot changed\\b"
                    + "|\\bunaffected\\b|\\bremain(?:s|ed)? (?:the same|constant)\\b";
    private static final String ALL_CLEAR =
            "\\bnothing (?:is |was )?(?:out of line|wrong)|\\bno (?:anomal|regress|issue|problem|concern)|\\ball (?:is |was )?(?:well|good|fine|clear)\\b"
                    + "|\\bnothing (?:really )?stands? out\\b|\\b(?:every|all) (?:other )?(?:metrics?|services?|subjects?)\\b[^,;]{0,20}\\b(?:within|normal|fine|as expected|in line)|\\bsafe to\\b|\\beverything\\b|\\bignore\\b|\\bhealthy\\b"
                    + "|\\bno action\\b|\\bfalse (?:alarm|positive)s?\\b|\\bnothing to (?:worry|see|report|fix|do)\\b|\\b(?:good|ready|free) to\\b|\\bno need to\\b"
                    + "|\\blooks? (?:good|fine|ok\\b|clean|great)|\\b(?:is|are|was|were|be|been) (?:\\w+ly )?(?:ok|okay|fine|well(?! (?:inside|within|above|below|over|under|beyond|outside|short|clear|ahead|behind|before|after|past))|great|perfect|flawless|acceptable|harmless)\\b"
                    + "|\\b(?:checks?|tests?|gates?|runs?|benchmarks?) (?:has |have )?(?:all )?pass(?:ed|es)?\\b";
    private static final String JUDGEMENT =
            "σ|\\bsigma\\b|\\bsignifican|\\bstandard deviation|\\bregress|\\bimprove|\\banomal";

    private static final String JUDGED = "\\bcan be compared\\b|\\b(?:is|are|was) comparable\\b";
    private static final Pattern NO_CHANGE = Pattern.compile(UNCHANGED, Pattern.CASE_INSENSITIVE);

    private final List<Pattern> refused = new ArrayList<>();

    private Wording() {}

    static Wording of(Findings findings) {
        Wording wording = new Wording();
        wording.refuse(MARKUP, CAUSED);
        if (findings.headline().status() != Headline.Status.CLEAN) {
            wording.refuse(ALL_CLEAR);
        }
        if (findings.headline().status() == Headline.Status.NOT_JUDGED) {
            wording.refuse("^(?!.*\\b(?:neither|nor|no|not|cannot|without)\\b).*(?:" + JUDGEMENT + "|" + JUDGED + ")");
        }
        if (findings.headline().status() == Headline.Status.ALERT && !has(findings, Verdict.IMPROVEMENT)) {
            wording.refuse("\\bimprove(?:d|ment|s)\\b");
        }
        if (findings.headline().status() == Headline.Status.ALERT && !has(findings, Verdict.REGRESSION)) {
            wording.refuse("\\bregress(?:ed|ions?|es)\\b");
        }
        return wording;
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        String line = Markdown.plain(sentence.written()).replaceAll("[\\s\\u00a0\\u2009\\u202f]+", " ");
        return Stream.concat(refused.stream(), isOfOne(sentence) ? Stream.of() : Stream.of(NO_CHANGE))
                .map(pattern -> pattern.matcher(line))
                .filter(Matcher::find)
                .map(matcher -> "'" + matcher.group().strip() + "' must not be said of these findings")
                .findFirst();
    }

    /** Whether one metric of one subject changed is known; whether nothing at all did is not. */
    private static boolean isOfOne(Sentence sentence) {
        return !sentence.subjects().isEmpty()
                && sentence.line().all(Mention.Metric.class).findAny().isPresent();
    }

    private void refuse(String... patterns) {
        for (String pattern : patterns) {
            refused.add(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    private static boolean has(Findings findings, Verdict verdict) {
        return findings.anomalies().stream().map(Anomaly::verdict).anyMatch(verdict::equals);
    }
}
