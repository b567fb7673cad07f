package io.benchmarkagent.ask.tool;

import io.benchmarkagent.detection.Observation;
import java.util.Locale;

/** Verdicts in words. */
final class Verdicts {
    private Verdicts() {}

    static String word(Observation o) {
        return switch (o.verdict()) {
            case NONE -> "as expected";
            default -> o.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    static String inWords(Observation o) {
        return switch (o.verdict()) {
            case REGRESSION -> "a regression";
            case IMPROVEMENT -> "an improvement";
            case CHANGE -> "a change";
            case NONE -> "nothing out of line";
            case TOO_FEW_RUNS -> "too few runs to judge by";
            case NOT_COMPARABLE -> "not comparable";
            case NOT_COLLECTED -> "not collected";
        };
    }
}
