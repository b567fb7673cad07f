package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Progress;
import java.io.PrintStream;

/** Shows the stage that is under way: a line each when asked, one line that is overwritten on a terminal, else nothing. */
public final class StageLines implements Progress {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean lines;
    private final boolean watched;
    private boolean shown;

    public StageLines(Terminal terminal, boolean lines) {
        this.err = terminal.err();
        this.lines = lines;
        this.watched = terminal.isWatched();
    }

    @Override
    public void stage(String words) {
        if (lines) {
            err.println(words);
        } else if (watched) {
            err.print(ERASE + words + " …");
            err.flush();
            shown = true;
        }
    }

    /** Takes the line away before results are printed. */
    public void finish() {
        if (shown) {
            err.print(ERASE);
            err.flush();
            shown = false;
        }
    }
}
