package io.benchmarkagent.publish;

import io.benchmarkagent.gate.Check;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.report.CodeQualityJson;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is said of a commit: one word, one line, and for a check run the whole.
 *
 * @param title one line, as long as the narrowest place takes it
 * @param summary Markdown
 * @param notes those that failed first, then those that were muted
 */
public record Mark(State state, String title, String summary, List<Note> notes) {
    private static final int TITLE = 140;
    private static final int MOST_NOTES = 200;
    private static final int MESSAGE = 2000;

    public Mark {
        title = cut(Inert.line(title), TITLE);
        notes = List.copyOf(notes);
    }

    public enum State {
        PASSED,
        FAILED,
        /** One more run is asked for. */
        WAITING,
        /** Not judged, or nobody asked. */
        NEUTRAL,
        /** There is no report. */
        BROKEN
    }

    /** One line of what was seen, and the file it is about. */
    public record Note(String path, String title, String message, boolean failure) {}

    public static Mark of(Report report, String summary) {
        return report.gate()
                .map(said -> new Mark(state(said), "gate: " + said.words(), summary, notes(said, report)))
                .orElseGet(() ->
                        new Mark(State.NEUTRAL, report.findings().headline().text(), summary, List.of()));
    }

    public static Mark broken(String line, String summary) {
        return new Mark(State.BROKEN, "no report: " + line, summary, List.of());
    }

    /** What nobody vouches for passes nothing: whoever wrote the pull request wrote the job that says so. */
    Mark unvouched() {
        return new Mark(state == State.PASSED ? State.NEUTRAL : state, "unvouched, " + title, summary, notes);
    }

    private static State state(GateReading said) {
        return switch (said.status()) {
            case PASSED -> State.PASSED;
            case FAILED -> State.FAILED;
            case RERUN -> State.WAITING;
            case NOT_JUDGED -> State.NEUTRAL;
        };
    }

    private static List<Note> notes(GateReading said, Report report) {
        String path = CodeQualityJson.path(report);
        Predicate<Check> failed = check -> check.is(Check.Outcome.FAILED);
        return said.checks().stream()
                .filter(failed.or(check -> check.is(Check.Outcome.MUTED)))
                .sorted(Comparator.comparing(check -> !failed.test(check)))
                .limit(MOST_NOTES)
                .map(check -> note(check, path, failed.test(check)))
                .toList();
    }

    private static Note note(Check check, String path, boolean failed) {
        String muted = check.muted().map(mute -> " (" + mute.inWords() + ")").orElse("");
        return new Note(
                path, cut(Inert.line(check.title()), TITLE), cut(Inert.line(check.words() + muted), MESSAGE), failed);
    }

    /** As the platforms count: in UTF-16 units, and no half character at the end. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
