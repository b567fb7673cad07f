package io.benchmarkagent.ask.tool;

import io.benchmarkagent.recommendation.Recommendation;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what is proposed is more than what there is, or less. */
final class Step {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(m|[KMGT]i?|k)?");
    private static final Map<String, Double> FACTORS = Map.of(
            "m", 1e-3, "k", 1e3, "K", 1e3, "M", 1e6, "G", 1e9, "Ki", 0x1p10, "Mi", 0x1p20, "Gi", 0x1p30, "Ti", 0x1p40,
            "T", 1e12);

    private Step() {}

    /** 1 for more, −1 for less; 0 where it is the same, or nobody can say. */
    static int of(Recommendation r) {
        OptionalDouble from = amount(r.current());
        OptionalDouble to = amount(r.proposed());
        return from.isPresent() && to.isPresent() ? Double.compare(to.getAsDouble(), from.getAsDouble()) : 0;
    }

    private static OptionalDouble amount(String text) {
        Matcher m = AMOUNT.matcher(text.strip());
        return m.matches()
                ? OptionalDouble.of(Double.parseDouble(m.group(1)) * (m.group(2) == null ? 1 : FACTORS.get(m.group(2))))
                : OptionalDouble.empty();
    }
}
