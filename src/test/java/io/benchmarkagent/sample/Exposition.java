package io.benchmarkagent.sample;

import java.util.Locale;
import java.util.function.IntPredicate;

/** OpenMetrics text with times: families, and samples every 15 s. */
final class Exposition {
    static final int SCRAPE = 15;

    private final StringBuilder out = new StringBuilder();
    private final long start;

    /** For a load that starts at this second of the epoch. */
    Exposition(long start) {
        this.start = start;
    }

    void family(String name, String type) {
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A series of the values at each scrape, which comes {@code offset} seconds late, where {@code when} holds. */
    void samples(String name, String labels, Track values, String format, int offset, IntPredicate when) {
        for (int second = Track.FROM + offset; second < Track.TO; second += SCRAPE) {
            if (when.test(second)) {
                out.append(name).append('{').append(labels).append("} ");
                out.append(String.format(Locale.ROOT, format, values.at(second)));
                out.append(' ').append(start + second).append(".137\n");
            }
        }
    }

    String text() {
        return out + "# EOF\n";
    }

    /** Labels of name, value, name, value …, without the braces. */
    static String labels(String... pairs) {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            labels.append(i == 0 ? "" : ",")
                    .append(pairs[i])
                    .append("=\"")
                    .append(pairs[i + 1])
                    .append('"');
        }
        return labels.toString();
    }

    /** A counter that was already running for seven minutes when the first scrape came. */
    static Track counted(Track perSecond) {
        double before = 420 * perSecond.at(Track.FROM);
        return perSecond.total().bent((second, total) -> before + total);
    }

    static Track floored(Track total, String format) {
        return format.equals("%.0f") ? total.bent((second, value) -> StrictMath.floor(value)) : total;
    }
}
