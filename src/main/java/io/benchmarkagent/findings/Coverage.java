package io.benchmarkagent.findings;

import java.util.OptionalDouble;
import java.util.SortedMap;

/** How much of what was measured could be judged; the detectable change is the median over the judged, in per cent. */
public record Coverage(
        int judged,
        SortedMap<String, Integer> notJudged,
        OptionalDouble minimumDetectableChangePct,
        double falseAlertsExpected) {}
