package io.benchmarkagent.grounding;

import java.util.regex.Pattern;

/** What the words before a number say of it: that it is an expectation, a bound, or only about right. */
record Hint(
        boolean expected,
        boolean elsewhere,
        boolean reached,
        boolean by,
        boolean turned,
        boolean part,
        boolean proposed,
        Bound bound,
        boolean about) {
    private static final int FAR = 34;
    private static final double ABOUT = 0.05;
    private static final double CLOSE = 0.3;
    private static final double NEXT = 0.1;
    private static final Pattern EXPECTED = Pattern.compile(
            "(?i)\\b(?:expect(?:ed|s|ations?)?|normal(?:ly)?|usual(?:ly)?|typical(?:ly)?|baselines?|instead of|in place of|rather than|up from|down from|increase from|rise from)\\b(?![^\\d]* at )[^\u2022\\d,;(]*$");
    /** Without such words beside it, a number is what this run measured. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)(?:\\b(?:expect\\w*|normal\\w*|usual\\w*|typical\\w*|baselines?|range|band|instead|in place of|rather|than|from|against|versus|vs|above|below|over|under|beyond|exceed\\w*|outside|between|within|earlier|before|after|previous\\w*|past|formerly|histor\\w*|compared|like-for-like|mean of|median of|used to|comparable|upper|lower|inside|corridor|window|slowest|fastest|smallest|largest|lowest|highest|average|of \\d+ runs)\\b|\\()[^\u2022\\d]*$");

    private static final Pattern OF_EARLIER = Pattern.compile(
            "(?i)(?:(?:^|[^\\p{L}])(?<!than )(?<!with )(?<!as )in (?:the |all |its )?(?:\\p{L}+ )?(?:earlier|baseline|previous|like-for-like) runs?\\b"
                    + "|(?:earlier|baseline|previous|like-for-like) runs? (?:had|have|showed|saw|averaged?|reached|ran)\\b)(?!.*\\b(?:this run|here|now)\\b)(?!.*[,;])");
    private static final Pattern ELSEWHERE_AFTER = Pattern.compile(
            "(?i)^[^\\d;.]{0,30}\\b(?:expected|normal\\w*|usual\\w*|typical\\w*|baseline|before|earlier|previous\\w*|upper|lower|like-for-like|range|in the past)\\b");
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s*$");
    private static final Pattern FROM_SOME = Pattern.compile("(?i)\\bfrom\\b[^\\d]*$");
    private static final Pattern REACHED = Pattern.compile(
            "(?i)\\b(?:reach(?:ed|es|ing)?|hit|(?:rose|climb(?:ed|s)?|jump(?:ed|s)?|fell|dropp?(?:ed|s)?|gr[eo]w|increased|surged|spiked|went|up|down) to|peak(?:ed|s)? at|measured)\\s*(?:about |around |roughly |approximately |nearly |almost |~ ?)?$");
    private static final Pattern OVER = Pattern.compile(
            "(?i)(?:more than|over|above|exceed(?:s|ed|ing)?|at least|upwards of|beyond|well over|greater than|>)\\s*(?:doubled|tripled|quadrupled)?\\s*(?:about )?$");
    private static final Pattern WITHIN = Pattern.compile("(?i)\\bwithin (?:about )?$");
    private static final Pattern JUST_OVER = Pattern.compile("(?i)(?:just|a little|slightly) (?:over|above)\\s*$");
    private static final Pattern UNDER = Pattern.compile(
            "(?i)(?:less than|under|below|at most|no more than|<)\\s*(?:doubled|tripled|quadrupled|halved)?\\s*(?:about )?$");
    private static final Pattern NEARLY = Pattern.compile(
            "(?i)(?:nearly|almost|just (?:under|below)|close to|not quite)\\s*(?:doubled|tripled|quadrupled|halved)?\\s*(?:about )?$");
    private static final Pattern ABOUT_RIGHT = Pattern.compile(
            "(?i)(?:about|around|roughly|approximately|approx\\.?|some|nearly|almost|close to|just (?:over|under)|circa|~|\u2248)\\s*$");
    private static final Pattern BY = Pattern.compile(
            "(?i)\\bby\\s*(?:about |around |roughly |approximately |nearly |almost |~ ?|over |more than )?$");
    private static final Pattern TURNED = Pattern.compile(
            "(?i)\\b(?:chang\\w+|differ\\w*|gap|distance|off|deviat\\w+|more|less|within|beyond|past|short of|times|worse|better)\\b");
    /** A time beside a figure of some minutes says that it is of no more than those. */
    private static final Pattern PART = Pattern.compile(
            "(?i)\\b\\d{1,2}:\\d{2}\\b|\\b(?:between|during|window|minutes?|phase|while|until|peak\\w*|interval|warm-?up|steady state|then|that time)\\b");

    private static final Pattern PROPOSED = Pattern.compile(
            "(?i)\\b(?:propos\\w*|recommend\\w*|rais(?:e|es|ing)|increas(?:e|ing)|lower(?:ing)?|reduc(?:e|ing)|could|would|should)\\b");
    private static final Pattern JOIN = Pattern.compile("(?i)\\s*(?:–|—|-|to|and|→)\\s*");

    /** Whether the true value lies beyond the written one. */
    enum Bound {
        NONE(0),
        OVER(CLOSE),
        UNDER(CLOSE),
        JUST_OVER(NEXT),
        NEARLY(NEXT),
        WITHIN(1);

        private final double farthest;

        Bound(double farthest) {
            this.farthest = farthest;
        }

        static Bound in(String before) {
            if (Hint.WITHIN.matcher(before).find()) {
                return WITHIN;
            }
            if (Hint.NEARLY.matcher(before).find()) {
                return NEARLY;
            }
            if (Hint.JUST_OVER.matcher(before).find()) {
                return JUST_OVER;
            }
            return Hint.OVER.matcher(before).find()
                    ? OVER
                    : Hint.UNDER.matcher(before).find() ? UNDER : NONE;
        }

        boolean allows(double ratio) {
            boolean over = this == OVER || this == JUST_OVER;
            return this != NONE && (over ? ratio < 1 && ratio > 1 - farthest : ratio > 1 && ratio < 1 + farthest);
        }
    }

    static Hint before(Clause clause, Mention.Amount number) {
        int at = head(clause, number);
        String before = clause.line().substring(Math.max(clause.start(), at - FAR), at);
        boolean isFrom = FROM.matcher(before).find();
        return new Hint(
                EXPECTED.matcher(before).find() || isFrom || isOfEarlier(clause, at),
                clause.all(Mention.Run.class).findAny().isPresent()
                        || isOfEarlier(clause, at)
                        || ELSEWHERE.matcher(sinceLast(clause, at)).find()
                        || ELSEWHERE_AFTER
                                .matcher(clause.line().substring(tail(clause, number)))
                                .find(),
                !isFrom
                        && REACHED.matcher(clause.line()
                                        .substring(Math.max(clause.start(), number.start() - FAR), number.start()))
                                .find(),
                BY.matcher(before).find(),
                number.quantity().sign() != 0
                        || clause.all(Mention.Turn.class).findAny().isPresent()
                        || clause.says(TURNED),
                PART.matcher(clause.line()).find(),
                PROPOSED.matcher(clause.line()).find(),
                Bound.in(before),
                ABOUT_RIGHT.matcher(before).find());
    }

    /** Whether a fact has the role that the words give the number. */
    boolean allows(Fact.Role role, Dimension dimension) {
        return switch (role) {
            case VALUE -> !expected && !by;
            case PART -> part && !expected && !by;
            case PROPOSED -> proposed;
            case EXPECTED -> elsewhere && !reached && !by;
            case CHANGE -> !reached && (by || turned || dimension == Dimension.SIGMA);
            case COUNT, OTHER -> true;
        };
    }

    /** What a number with these words before it is, in a sentence that is right. */
    Fact.Role role() {
        return elsewhere || expected ? Fact.Role.EXPECTED : by || turned ? Fact.Role.CHANGE : Fact.Role.VALUE;
    }

    boolean fits(Fact fact, Quantity written, int direction, boolean isOfNamedMetric) {
        Quantity loose = about ? written.looser(ABOUT) : written;
        return fact.isWritten(loose, direction) || (isOfNamedMetric && isBeyond(fact, written));
    }

    private boolean isBeyond(Fact fact, Quantity written) {
        return fact.dimension() == written.dimension()
                && fact.role() != Fact.Role.COUNT
                && bound.allows(
                        written.value() / (fact.role() == Fact.Role.CHANGE ? Math.abs(fact.value()) : fact.value()));
    }

    /** Where the last number ends that is joined to this one. */
    private static int tail(Clause clause, Mention.Amount number) {
        return clause.all(Mention.Amount.class)
                .filter(next -> next.start() >= number.end()
                        && JOIN.matcher(clause.line().substring(number.end(), next.start()))
                                .matches())
                .mapToInt(Mention::end)
                .findFirst()
                .orElse(number.end());
    }

    private static boolean isOfEarlier(Clause clause, int at) {
        return OF_EARLIER.matcher(clause.line().substring(clause.start(), at)).find();
    }

    /** The words between the number before and this one. */
    private static String sinceLast(Clause clause, int at) {
        int from = clause.all(Mention.Amount.class)
                .filter(other -> other.end() <= at)
                .mapToInt(Mention::end)
                .max()
                .orElse(0);
        return clause.line().substring(from, at);
    }

    /** The second end of a range is spoken of with the words before the first; "from 190 to 412" is no range. */
    private static int head(Clause clause, Mention.Amount number) {
        return clause.all(Mention.Amount.class)
                .filter(first -> first.end() <= number.start()
                        && JOIN.matcher(clause.line().substring(first.end(), number.start()))
                                .matches()
                        && !BY.matcher(clause.line().substring(clause.start(), first.start()))
                                .find()
                        && !FROM_SOME
                                .matcher(clause.line().substring(clause.start(), first.start()))
                                .find())
                .reduce((one, other) -> other)
                .map(Mention::start)
                .orElse(number.start());
    }
}
