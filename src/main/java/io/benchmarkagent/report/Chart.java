package io.benchmarkagent.report;

import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Phase;
import io.benchmarkagent.run.Samples;
import io.benchmarkagent.run.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What can be drawn in a file of its own, by {@link ChartSvg}. */
public sealed interface Chart {

    /** From when to when. */
    record Stretch(Instant from, Instant to) {}

    /**
     * How a run went, as its report draws it.
     *
     * @param subjects in lower case; none for all that was out of line
     * @param part empty for the run under load, and what was around it
     */
    record OfRun(Findings findings, List<String> subjects, Optional<Stretch> part) implements Chart {
        public OfRun {
            subjects = List.copyOf(subjects);
        }
    }

    /** How one number went during the run; without a series what it was in the runs before. */
    record OfFigure(Findings findings, Observation observation) implements Chart {}

    /** One number over the runs before, and in this one. */
    record OfRuns(Findings findings, Observation observation) implements Chart {}

    /** One series and its name. */
    record Line(String title, Unit unit, Samples samples) {}

    /** Series under one axis, the weightiest first. */
    record OfLines(String title, List<Line> lines, Stretch time, List<Phase> phases, ZoneId zone) implements Chart {
        public OfLines {
            lines = List.copyOf(lines);
            phases = List.copyOf(phases);
        }
    }

    /** The same number of several subjects, in order. */
    record OfRanks(Findings findings, List<Observation> ranked) implements Chart {
        public OfRanks {
            ranked = List.copyOf(ranked);
        }
    }

    /** Two groups of runs beside each other. */
    record OfGroups(GroupComparison comparison) implements Chart {}
}
