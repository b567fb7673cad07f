package io.benchmarkagent.grounding;

import java.util.regex.Pattern;

/** Words that turn what is named after them into its contrary. */
final class Denial {
    private static final Pattern BEFORE = Pattern.compile(
            "(?i)(?:(?:\\b(?:did|do|does|has|have|had|was|were|is|are|could|would) not|n't|\\bnever|\\bneither|\\bnor|\\bhardly)"
                    + "(?! (?:only|just|merely|simply)\\b)|\\b(?:no|not one|not a single|nothing|zero|without)\\b(?! (?:doubt|longer|later|sooner)\\b))"
                    + "(?: [^\\s,;.]+){0,4} $|\\bnone\\b(?: [^\\s,;.]+){0,9} $");

    private Denial() {}

    static boolean isOf(Clause clause, Mention mention) {
        return BEFORE.matcher(clause.line().substring(clause.start(), mention.start()))
                .find();
    }
}
