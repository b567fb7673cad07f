package io.benchmarkagent.findings;

import io.benchmarkagent.baseline.history.RunVerdicts;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Hindsight;
import io.benchmarkagent.run.Unit;
import java.util.Locale;

/** What became of an anomaly, in plain words. */
public final class HindsightWords {
    private HindsightWords() {}

    /** "withdrawn: 5 later runs are back at 4.07 – 4.97 %"; empty where no later run was asked. */
    public static String of(Anomaly anomaly) {
        return anomaly.hindsight().map(told -> of(told, anomaly.unit())).orElse("");
    }

    private static String of(Hindsight told, Unit unit) {
        return told.outcome().word() + ": "
                + switch (told.outcome()) {
                    case CONFIRMED ->
                        told.stay() == 0
                                ? "a step, though each later run alone is within what was expected"
                                : stay(told, unit);
                    case WITHDRAWN -> back(told, unit);
                    case OPEN -> open(told, unit);
                };
    }

    private static String open(Hindsight told, Unit unit) {
        int all = told.later().size();
        if (all == 0) {
            return "no later run measured it";
        }
        return (told.back() > told.stay() ? back(told, unit) : stay(told, unit))
                + (all < RunVerdicts.FEWEST_LATER
                        ? "; " + RunVerdicts.FEWEST_LATER + " are needed to tell"
                        : "; they do not tell yet");
    }

    private static String stay(Hindsight told, Unit unit) {
        return share(told.stay(), told) + (told.stay() == 1 ? "stays" : "stay") + at(told, false, unit);
    }

    private static String back(Hindsight told, Unit unit) {
        return share(told.back(), told) + (told.back() == 1 ? "is back" : "are back") + at(told, true, unit);
    }

    /** "5 later runs ", "4 of 5 later runs ". */
    private static String share(int some, Hindsight told) {
        int all = told.later().size();
        return (some == all ? Integer.toString(all) : some + " of " + all)
                + (all == 1 ? " later run " : " later runs ");
    }

    private static String at(Hindsight told, boolean back, Unit unit) {
        return told.level(back)
                .map(level -> " at " + Figures.range(level.low(), level.high(), unit))
                .orElse("");
    }

    /** The same as a sentence. */
    static String sentence(Anomaly anomaly) {
        String words = of(anomaly);
        return words.isEmpty() ? "" : " " + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
