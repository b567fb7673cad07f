package io.benchmarkagent.report;

import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.run.Unit;
import java.util.List;

/** The dots of a strip plot for those who do not see them. */
final class StripWords {
    private StripWords() {}

    static String earlier(List<Double> past, Unit unit) {
        if (past.isEmpty()) {
            return "";
        }
        double low = past.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = past.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return past.size() == 1
                ? "1 earlier run at " + Figures.quantity(low, unit)
                : past.size() + " earlier runs between " + Figures.range(low, high, unit);
    }
}
