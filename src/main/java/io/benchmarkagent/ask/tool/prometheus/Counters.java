package io.benchmarkagent.ask.tool.prometheus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What only rises tells how far it has got, and is read as how much there is: that is said. */
final class Counters {
    /** By its name, as Prometheus advises it; what reads two of its values, or only counts series, is not meant. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:\"])([a-zA-Z_:][\\w:]*_total)(?=\\{)");

    private static final Pattern READ_WELL = Pattern.compile(
            "(?i)\\b(?:i?rate|increase|i?delta|deriv|resets|changes|count\\w*|absent\\w*|timestamp|present_over_time|group) ?\\(|\\boffset\\b");

    private Counters() {}

    /** A sentence, or "". */
    static String remark(String promql) {
        return bare(promql)
                .map(name -> " `" + name
                        + "` is a counter by its name: it only rises, so this is how far it has got; ask"
                        + " for increase(" + name + "[10m]) or rate(" + name + "[5m]) to be told how much happened.")
                .orElse("");
    }

    private static Optional<String> bare(String promql) {
        Matcher named = NAME.matcher(promql);
        return named.find() && !READ_WELL.matcher(promql).find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
