package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.run.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The unit of what an expression gives, where its metrics' names tell it and nothing in it makes another of it; else none. Names as
 * Prometheus advises them: prometheus.io/docs/practices/naming.
 */
final class UnitOf {
    private static final Set<String> KEEPING = Set.of(
            "sum",
            "avg",
            "min",
            "max",
            "topk",
            "bottomk",
            "quantile",
            "stddev",
            "sort",
            "sort_desc",
            "abs",
            "ceil",
            "floor",
            "round",
            "clamp",
            "clamp_min",
            "clamp_max",
            "avg_over_time",
            "min_over_time",
            "max_over_time",
            "last_over_time",
            "quantile_over_time",
            "stddev_over_time",
            "histogram_quantile",
            "label_replace",
            "label_join");
    private static final Set<String> PER_SECOND = Set.of("rate", "irate");
    private static final Set<String> RISE = Set.of("increase", "delta", "idelta");
    private static final Set<String> WORDS =
            Set.of("or", "and", "unless", "by", "without", "on", "ignoring", "offset", "start", "end");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");
    private static final Pattern LABELS = Pattern.compile("(?i)\\b(?:by|without|on|ignoring) ?\\([^()]*\\)");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern CALLED = Pattern.compile("([a-zA-Z_]\\w*) *(?=\\()");
    private static final Pattern ARITHMETIC = Pattern.compile("[*/^%]|\\bbool\\b|\\batan2\\b");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");

    private UnitOf() {}

    /** @param promql as it was sent */
    static Unit promql(String promql) {
        String plain = LABELS.matcher(
                        BRACES.matcher(TEXT.matcher(promql).replaceAll("\"\"")).replaceAll(""))
                .replaceAll("");
        String bare = RANGE.matcher(plain).replaceAll("");
        List<String> called =
                words(CALLED, bare).map(one -> one.toLowerCase(Locale.ROOT)).toList();
        List<String> rates = called.stream().filter(PER_SECOND::contains).toList();
        List<String> rises = called.stream().filter(RISE::contains).toList();
        boolean known = called.stream()
                .allMatch(one ->
                        KEEPING.contains(one) || PER_SECOND.contains(one) || RISE.contains(one) || WORDS.contains(one));
        if (!known || ARITHMETIC.matcher(bare).find() || (!rates.isEmpty() && !rises.isEmpty())) {
            return Unit.NONE;
        }
        List<Unit> units = words(WORD, CALLED.matcher(bare).replaceAll(""))
                .filter(word -> !WORDS.contains(word.toLowerCase(Locale.ROOT)) && !word.matches("ms|[smhdwy]"))
                .map(name -> of(name, !rates.isEmpty(), called.contains("histogram_quantile")))
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : Unit.NONE;
    }

    private static java.util.stream.Stream<String> words(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).map(String::strip);
    }

    private static Unit of(String name, boolean perSecond, boolean quantile) {
        boolean counter = name.endsWith("_total");
        String what = counter ? name.substring(0, name.length() - "_total".length()) : name;
        if (quantile) {
            return what.endsWith("_seconds_bucket") ? Unit.SECONDS : Unit.NONE;
        }
        if (what.endsWith("_bytes")) {
            return perSecond ? Unit.BYTES_PER_SECOND : Unit.BYTES;
        }
        if (what.endsWith("_seconds")) {
            return !perSecond ? Unit.SECONDS : what.contains("cpu") ? Unit.CORES : Unit.NONE;
        }
        if (what.endsWith("_ratio") && !perSecond) {
            return Unit.RATIO;
        }
        return counter && perSecond ? Unit.PER_SECOND : Unit.NONE;
    }
}
