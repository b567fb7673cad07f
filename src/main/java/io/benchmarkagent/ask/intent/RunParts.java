package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.source.ArchivedRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ids of runs that were cut short: "gcp-amd-202603", "20260301-143022". */
final class RunParts {
    private static final Pattern PART = Pattern.compile(
            "(?<![\\p{L}\\d_.:/-])[\\p{L}\\d][\\p{L}\\d_.]*(?:-[\\p{L}\\d_.]*[\\p{L}\\d])+(?![\\p{L}\\d_:/-])");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}(?:-\\d{1,2})?");
    private static final Pattern DIGITS = Pattern.compile("\\d{4}");

    private RunParts() {}

    /** Words that look like one: they begin as ids of the archive do, hold a year or more, and are nothing else that it knows. */
    static List<MatchResult> in(String text, Desk desk) {
        return PART.matcher(text)
                .results()
                .filter(part -> DIGITS.matcher(part.group()).find()
                        && RunIds.in(part.group()).isEmpty())
                .filter(part -> !DAY.matcher(part.group()).matches())
                .filter(part ->
                        isBegun(part.group(), desk) || !of(part.group(), desk).isEmpty())
                .filter(part -> Named.in(part.group(), desk).isEmpty() && !isService(part.group(), desk))
                .toList();
    }

    /** The runs whose ids begin or end so, the newest first; none may. */
    static List<ArchivedRun> of(String part, Desk desk) {
        String lower = part.toLowerCase(Locale.ROOT);
        return desk.newestFirst().stream()
                .filter(run -> id(run).startsWith(lower) || id(run).endsWith("-" + lower))
                .toList();
    }

    private static boolean isBegun(String part, Desk desk) {
        String first = part.substring(0, part.indexOf('-') + 1).toLowerCase(Locale.ROOT);
        return desk.newestFirst().stream().anyMatch(run -> id(run).startsWith(first));
    }

    private static String id(ArchivedRun run) {
        return run.facts().key().runId().toLowerCase(Locale.ROOT);
    }

    private static boolean isService(String part, Desk desk) {
        return desk.look(Optional.empty()) instanceof Desk.Looking.At at
                && at.look().services().stream().anyMatch(part::equalsIgnoreCase);
    }
}
