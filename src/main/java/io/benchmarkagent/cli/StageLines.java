package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.report.Inert;
import java.io.PrintStream;

/**
 * Shows the stage that is under way: a line each when asked, one line that is overwritten on a terminal, else nothing. Stages may be
 * told from several threads.
 */
public final class StageLines implements Progress {
    private static final String ERASE = "\r\u001b[K";
    /** What is too wide ends at the terminal's edge: of a line that is wrapped only the last part could be taken away. */
    private static final String UNWRAPPED = "\u001b[?7l";

    private static final String WRAPPED = "\u001b[?7h";
    private static final int LONGEST = 160;

    private final PrintStream err;
    private final boolean lines;
    private final boolean watched;
    private boolean shown;
    private String last = "";
    private boolean ended;

    public StageLines(Terminal terminal, boolean lines) {
        this(terminal.err(), lines, terminal.isWatched());
    }

    private StageLines(PrintStream err, boolean lines, boolean watched) {
        this.err = err;
        this.lines = lines;
        this.watched = watched;
    }

    /** Shows none. */
    public static StageLines none(Terminal terminal) {
        return new StageLines(terminal.err(), false, false);
    }

    @Override
    public synchronized void stage(String words) {
        String line = cut(Inert.line(words));
        if (ended || line.equals(last)) {
            return;
        }
        last = line;
        if (lines) {
            err.println(line);
        } else if (watched) {
            err.print(ERASE + UNWRAPPED + line + " …" + WRAPPED);
            err.flush();
            shown = true;
        }
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Takes the line away before results are printed. */
    public synchronized void finish() {
        last = "";
        if (shown) {
            err.print(ERASE);
            err.flush();
            shown = false;
        }
    }

    /** The same, and what is told from now on is not shown: nobody waits for it. */
    public synchronized void end() {
        finish();
        ended = true;
    }
}
