package io.benchmarkagent.evaluation;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A true sentence in other words, by what is done to its words. */
final class Paraphrase {
    private static final List<String> TEMPLATES = List.of(
            "{subject}'s {metric} {rose} to {value}.",
            "The {metric} of {subject} was {value}.",
            "**{subject}** ended at {value} in {metric}.",
            "{metric} of `{subject}` came to {value} in this run, {above} what was expected.",
            "{subject} needed {value} ({metric}).");
    private static final List<String> REORDERED = List.of(
            "Expected was {low} to {high}; {subject} {metric} came out at {value}.",
            "With {value}, the {metric} of {subject} lies {above} the range of {low} to {high} that was expected.",
            "{change} % {higher} than the baseline: {subject}'s {metric} in run {run}.",
            "At {time}, {metric} left its expected range in {subject}.",
            "It was {subject} whose {metric} {increased} by {change} %, which is {sigma} standard deviations.",
            "Instead of {low} – {high}, {subject} showed {value} in {metric}.",
            "{value} of {metric} in {subject} is {change} % {above} the mean of its earlier runs.");
    private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final Map<String, String> SPOKEN = Map.of(
            "ms",
            "milliseconds",
            "s",
            "seconds",
            "%",
            "percent",
            "MiB",
            "MiB",
            "/s",
            "requests per second",
            "cores",
            "cores");

    private Paraphrase() {}

    static Map<String, GroundingEvaluation.Maker> all() {
        Map<String, GroundingEvaluation.Maker> all = new LinkedHashMap<>();
        all.put("rounded", with(TEMPLATES, Paraphrase::rounded));
        all.put("converted", with(TEMPLATES, Paraphrase::converted));
        all.put("reordered", with(REORDERED, Optional::of));
        all.put("spelled out", with(TEMPLATES, Paraphrase::spelled));
        return all;
    }

    private static GroundingEvaluation.Maker with(List<String> templates, Function<Told, Optional<Told>> words) {
        return (findings, told, random) -> {
            List<String> fitting = templates.stream().filter(told::canFill).toList();
            return words.apply(told).map(other -> other.in(Corruption.any(fitting, random)));
        };
    }

    private static Optional<Told> rounded(Told told) {
        double value = told.of().value();
        String two = new BigDecimal(value).round(TWO).toPlainString();
        return told.of().unit() == Unit.COUNT
                        || told.of().unit() == Unit.RATIO
                        || told.of().unit() == Unit.SECONDS
                ? Optional.empty()
                : Optional.of(told.withValue("about " + two + " " + symbol(told)));
    }

    private static Optional<Told> converted(Told told) {
        double value = told.of().value();
        return switch (told.of().unit()) {
            case MILLISECONDS -> Optional.of(told.withValue(Figures.number(value / 1000) + " s"));
            case SECONDS -> Optional.of(told.withValue(Figures.number(value * 1000) + " ms"));
            case MEBIBYTES -> Optional.of(told.withValue(Figures.number(value / 1024) + " GiB"));
            case CORES -> Optional.of(told.withValue(Figures.number(value * 1000) + " millicores"));
            case PERCENT, PER_SECOND ->
                told.of()
                        .baseline()
                        .filter(b -> b.mean() > 0)
                        .map(b -> told.withValue(Figures.number(value / b.mean()) + " times its baseline mean"));
            default -> Optional.empty();
        };
    }

    private static Optional<Told> spelled(Told told) {
        String[] parts = told.value().split(Figures.THIN);
        return parts.length == 2 && SPOKEN.containsKey(parts[1]) && parts[0].matches("\\d{1,3}(\\.\\d{1,3})?")
                ? Optional.of(told.withValue(words(parts[0]) + " " + SPOKEN.get(parts[1])))
                : Optional.empty();
    }

    private static String symbol(Told told) {
        return switch (told.of().unit()) {
            case PER_SECOND -> "requests/s";
            default -> told.of().unit().symbol();
        };
    }

    private static String words(String number) {
        String[] parts = number.split("\\.");
        StringBuilder words = new StringBuilder(whole(Integer.parseInt(parts[0])));
        if (parts.length > 1) {
            words.append(" point");
            parts[1].chars().forEach(digit -> words.append(' ').append(SMALL[digit - '0']));
        }
        return words.toString();
    }

    private static String whole(int n) {
        if (n < 20) {
            return SMALL[n];
        }
        if (n < 100) {
            return TENS[n / 10] + (n % 10 == 0 ? "" : "-" + SMALL[n % 10]);
        }
        return SMALL[n / 100] + " hundred" + (n % 100 == 0 ? "" : " and " + whole(n % 100));
    }
}
