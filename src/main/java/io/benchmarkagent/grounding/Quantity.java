package io.benchmarkagent.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number as somebody wrote it.
 *
 * @param value in the base unit of the dimension
 * @param half how far the true value may be off for this to be its rounding, in the same unit
 * @param sign −1 or 1 where a sign was written, else 0
 * @param digits how many significant digits were written
 */
record Quantity(double value, double half, Dimension dimension, int sign, int digits) {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d_.$])([+-]?)(\\$?\\d+(?:\\.\\d+)?)"
                    + "(?:[ -]?((?i:percentage points?|pp|per cent|percent|(?:req(?:uest)?s?|[kmg]i?b|bytes?)? ?(?:per|a|each|every|/) ?(?:second|sec|minute|min)|standard deviations?|(?:[kmg]i?)?b/s|req(?:uests)?/s|"
                    + "(?:m?s|mib)/request|1?/s|%|σ|×|[kmg]ib?|[kmg]b|millicores?|(?:milli|micro|nano)seconds?|seconds?|minutes?|hours?|"
                    + "(?:kilo|mega|giga|kibi|mebi|gibi)?bytes?|v?cpus?(?= )|cores?|sigmas?|times|dollars?|usd|secs?|min|mins|rps|[nmµu]s|s|h|b|m|x))(?![\\p{L}\\d/]))?");
    private static final Pattern PERCENTILE = Pattern.compile("\\b(\\d{2})th[ -]percentile\\b");
    private static final Pattern HYPHEN = Pattern.compile("(?i)(?<=[\\p{L}\\d])-(?=sigma\\b|σ)");
    private static final Pattern FOLD = Pattern.compile("(?<=\\d)[- ]?fold\\b");
    private static final Pattern MINUTES = Pattern.compile(
            "(?i)(?<![\\d.])(\\d{1,3}) ?(?:minutes?|min|m),? (?:and )?(\\d{1,2}) ?(?:seconds?|s|sec)\\b");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d.])\\d{1,3}(?:,\\d{3})+(?![\\d,])");
    /** Before a number that is held against one with a unit, and has it too: "87 requests per minute, compared with 92 normally". */
    private static final Pattern HELD_AGAINST = Pattern.compile(
            "(?i),? \\(?(?:compared (?:with|to)|versus|vs\\.?|against|after|rather than|instead of|up from|down from|as opposed to|where|when|than|in place of)"
                    + "(?: (?:the|its|an?|mean|average|median|of|level|rate|about|around|nearly|almost|roughly|only|just|usual|usually|expected|normal|normally|typical|baseline|baseline's))* ");

    private static final Pattern JOINS =
            Pattern.compile("\\s*(?:–|—|-|to|and|or|→|/|,|vs\\.?|instead of|rather than|in place of|out of)\\s*[±~≈]?");

    /** Every number in a text, in order; "170 – 214 ms" gives both ends the unit. */
    static List<Quantity> in(String text) {
        return mentions(normal(text)).stream().map(Mention.Amount::quantity).toList();
    }

    /** The same with their places, of a line that is {@link #normal} already. */
    static List<Mention.Amount> mentions(String line) {
        List<MatchResult> found = NUMBER.matcher(line).results().toList();
        List<Mention.Amount> numbers = new ArrayList<>();
        Optional<Dimension.Scale> last = Optional.empty();
        for (int i = 0; i < found.size(); i++) {
            MatchResult match = found.get(i);
            Optional<Dimension.Scale> own = unit(line, found, i);
            Optional<Dimension.Scale> scale = own.isPresent() || !isHeldAgainst(line, found, i) ? own : last;
            numbers.add(new Mention.Amount(match.start(), match.end(), of(match, scale)));
            last = scale;
        }
        return numbers;
    }

    /** The line with its numbers, units included, taken out. */
    static String without(String text) {
        return NUMBER.matcher(normal(text)).replaceAll(" ");
    }

    /** The rounding of the figure, at the precision it was written with. */
    boolean rounds(double figure) {
        return Math.abs(value - figure) <= half * (1 + 1e-9) + Math.abs(figure) * 1e-9;
    }

    /** With this much room for error besides the rounding, relative to the value. */
    Quantity looser(double share) {
        return new Quantity(value, Math.max(half, Math.abs(value) * share), dimension, sign, digits);
    }

    Quantity unsigned() {
        return new Quantity(Math.abs(value), half, dimension, 0, digits);
    }

    /** Numbers as digits, plain spaces, plain signs, "p95". */
    static String normal(String text) {
        String plain = text.replaceAll("[\\u202f\\u00a0\\u2009]", " ")
                .replace('−', '-')
                .replace('’', '\'');
        String apart = HYPHEN.matcher(plain).replaceAll(" ");
        String digits = FOLD.matcher(NumberWords.asDigits(apart)).replaceAll(" times");
        String spaced = PERCENTILE.matcher(digits).replaceAll("p$1");
        String together = MINUTES.matcher(spaced)
                .replaceAll(match -> 60 * Integer.parseInt(match.group(1)) + Integer.parseInt(match.group(2)) + " s");
        return THOUSANDS.matcher(together).replaceAll(match -> match.group().replace(",", ""));
    }

    private static Optional<Dimension.Scale> unit(String line, List<MatchResult> found, int i) {
        MatchResult match = found.get(i);
        if (match.group(2).startsWith("$")) {
            return Dimension.of("usd");
        }
        if (match.group(3) != null) {
            return Dimension.of(match.group(3).toLowerCase(Locale.ROOT));
        }
        boolean last = i + 1 == found.size();
        return !last && joined(line.substring(match.end(), found.get(i + 1).start(1)))
                ? unit(line, found, i + 1)
                : Optional.empty();
    }

    /** The second end of a range too. */
    private static boolean isHeldAgainst(String line, List<MatchResult> found, int i) {
        if (i == 0 || Counts.Noun.after(line, found.get(i).end()).isPresent()) {
            return false;
        }
        String between = line.substring(found.get(i - 1).end(), found.get(i).start(1));
        return HELD_AGAINST.matcher(between).matches() || joined(between);
    }

    private static boolean joined(String between) {
        return JOINS.matcher(between).matches();
    }

    private static Quantity of(MatchResult match, Optional<Dimension.Scale> unit) {
        Dimension.Scale scale = unit.orElse(new Dimension.Scale(Dimension.PLAIN, 1));
        String number = match.group(2).replace("$", "");
        int sign = match.group(1).isEmpty() ? 0 : match.group(1).equals("-") ? -1 : 1;
        double value = (sign < 0 ? -1 : 1) * Double.parseDouble(number) * scale.factor();
        return new Quantity(value, half(number) * scale.factor(), scale.dimension(), sign, digits(number));
    }

    /** Zeros at the end of a whole number may be rounding, as long as two digits stand. */
    private static double half(String number) {
        int point = number.indexOf('.');
        if (point >= 0) {
            return 0.5 * Math.pow(10, -(number.length() - point - 1));
        }
        int zeros = number.length() - number.replaceFirst("0+$", "").length();
        return 0.5 * Math.pow(10, Math.max(0, Math.min(zeros, number.length() - 2)));
    }

    private static int digits(String number) {
        return number.replace(".", "").replaceFirst("^0+", "").length();
    }
}
