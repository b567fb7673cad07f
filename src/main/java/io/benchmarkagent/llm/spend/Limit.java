package io.benchmarkagent.llm.spend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Whether a span of time, or a report, has room for something more. */
final class Limit {
    private static final int CENTS_AND_HUNDREDTHS = 4;

    private Limit() {}

    /** @param span report, day or month */
    static Optional<String> exceeded(String span, Amount limit, Amount spent, Amount more) {
        Amount then = spent.plus(more);
        if (then.microUsd() > limit.microUsd()) {
            return Optional.of(words(span, "usd", usd(spent), usd(limit) + " USD", usd(more)));
        }
        if (then.tokens() > limit.tokens()) {
            return Optional.of(
                    words(span, "tokens", "" + spent.tokens(), limit.tokens() + " tokens", "" + more.tokens()));
        }
        return Optional.empty();
    }

    private static String words(String span, String unit, String spent, String limit, String more) {
        return "the budget of this " + span + " does not allow it: " + spent + " of " + limit
                + " are spent or set aside and this could take " + more + " (llm.budget." + unit + "-per-" + span + ")";
    }

    private static String usd(Amount amount) {
        BigDecimal rounded = BigDecimal.valueOf(amount.usd()).setScale(CENTS_AND_HUNDREDTHS, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().toPlainString();
    }
}
