package io.benchmarkagent.grounding;

import io.benchmarkagent.run.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number is of, so that 0.412 s and 412 ms are one figure, and 412 ms and 412 MiB are two. */
enum Dimension {
    PLAIN,
    TIME,
    BYTES,
    BYTE_RATE,
    PERCENT,
    POINTS,
    USD,
    CORES,
    RATE,
    TIME_PER_REQUEST,
    BYTES_PER_REQUEST,
    SIGMA,
    TIMES;

    private static final double KI = 1024;
    private static final Map<String, Scale> SYMBOLS = Map.ofEntries(
            entry("ns", TIME, 1e-9),
            entry("nanosecond", TIME, 1e-9),
            entry("microsecond", TIME, 1e-6),
            entry("µs", TIME, 1e-6),
            entry("us", TIME, 1e-6),
            entry("ms", TIME, 1e-3),
            entry("millisecond", TIME, 1e-3),
            entry("s", TIME, 1),
            entry("sec", TIME, 1),
            entry("second", TIME, 1),
            entry("min", TIME, 60),
            entry("minute", TIME, 60),
            entry("mins", TIME, 60),
            entry("h", TIME, 3600),
            entry("hour", TIME, 3600),
            entry("b", BYTES, 1),
            entry("byte", BYTES, 1),
            entry("ki", BYTES, KI),
            entry("kib", BYTES, KI),
            entry("mi", BYTES, KI * KI),
            entry("mib", BYTES, KI * KI),
            entry("gi", BYTES, KI * KI * KI),
            entry("gib", BYTES, KI * KI * KI),
            entry("kibibyte", BYTES, KI),
            entry("mebibyte", BYTES, KI * KI),
            entry("gibibyte", BYTES, KI * KI * KI),
            entry("kilobyte", BYTES, 1e3),
            entry("megabyte", BYTES, 1e6),
            entry("gigabyte", BYTES, 1e9),
            entry("kb", BYTES, 1e3),
            entry("mb", BYTES, 1e6),
            entry("gb", BYTES, 1e9),
            entry("b/s", BYTE_RATE, 1),
            entry("kib/s", BYTE_RATE, KI),
            entry("mib/s", BYTE_RATE, KI * KI),
            entry("gib/s", BYTE_RATE, KI * KI * KI),
            entry("kb/s", BYTE_RATE, 1e3),
            entry("mb/s", BYTE_RATE, 1e6),
            entry("%", PERCENT, 1),
            entry("percent", PERCENT, 1),
            entry("per cent", PERCENT, 1),
            entry("pp", POINTS, 1),
            entry("percentage point", POINTS, 1),
            entry("usd", USD, 1),
            entry("dollar", USD, 1),
            entry("core", CORES, 1),
            entry("cpu", CORES, 1),
            entry("vcpu", CORES, 1),
            entry("m", CORES, 1e-3),
            entry("millicore", CORES, 1e-3),
            entry("/s", RATE, 1),
            entry("1/s", RATE, 1),
            entry("rps", RATE, 1),
            entry("req/s", RATE, 1),
            entry("requests/s", RATE, 1),
            entry("s/request", TIME_PER_REQUEST, 1),
            entry("ms/request", TIME_PER_REQUEST, 1e-3),
            entry("mib/request", BYTES_PER_REQUEST, KI * KI),
            entry("σ", SIGMA, 1),
            entry("sigma", SIGMA, 1),
            entry("standard deviation", SIGMA, 1),
            entry("x", TIMES, 1),
            entry("×", TIMES, 1),
            entry("times", TIMES, 1));

    private static final Pattern EACH =
            Pattern.compile("(?<of>.*?) ?(?:per|a|each|every|/) ?(?<time>second|sec|minute|min)");

    /** A dimension and how many of its base units make one of the symbol. */
    record Scale(Dimension dimension, double factor) {}

    /** The scale of a symbol as written in lower case, a plural too. */
    static Optional<Scale> of(String symbol) {
        return Optional.ofNullable(SYMBOLS.get(symbol))
                .or(() -> symbol.endsWith("s") && symbol.length() > 3
                        ? Optional.ofNullable(SYMBOLS.get(symbol.substring(0, symbol.length() - 1)))
                        : Optional.empty())
                .or(() -> each(symbol));
    }

    /** "requests per second", "MiB a minute". */
    private static Optional<Scale> each(String symbol) {
        Matcher rate = EACH.matcher(symbol);
        if (!rate.matches()) {
            return Optional.empty();
        }
        double perSecond = rate.group("time").startsWith("m") ? 1 / 60.0 : 1;
        String of = rate.group("of");
        return of.isEmpty() || of.startsWith("req")
                ? Optional.of(new Scale(RATE, perSecond))
                : of(of).map(bytes -> new Scale(BYTE_RATE, bytes.factor() * perSecond));
    }

    /** "1.14 ms of CPU for a request": what a request took may be written without saying so in the unit. */
    Optional<Dimension> ofOneRequest() {
        return switch (this) {
            case TIME_PER_REQUEST -> Optional.of(TIME);
            case BYTES_PER_REQUEST -> Optional.of(BYTES);
            default -> Optional.empty();
        };
    }

    static Scale of(Unit unit) {
        return switch (unit) {
            case RATIO -> new Scale(PERCENT, 100);
            case COUNT, NONE -> new Scale(PLAIN, 1);
            default -> of(unit.symbol().toLowerCase(java.util.Locale.ROOT)).orElseThrow();
        };
    }

    private static Map.Entry<String, Scale> entry(String symbol, Dimension dimension, double factor) {
        return Map.entry(symbol, new Scale(dimension, factor));
    }
}
