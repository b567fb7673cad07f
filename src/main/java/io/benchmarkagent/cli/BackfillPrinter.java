package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Backfill;
import io.benchmarkagent.pipeline.Outcome;

/** Tells what became of each run on standard error, and of all on standard output. */
public final class BackfillPrinter {
    private final BackfillAsked asked;
    private final Terminal terminal;

    public BackfillPrinter(BackfillAsked asked, Terminal terminal) {
        this.asked = asked;
        this.terminal = terminal;
    }

    /** A run without a report is always told, one with a report when asked. */
    public void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            terminal.tell(refused.line());
        } else if (asked.each().verbose()) {
            Outcome.Reported reported = (Outcome.Reported) outcome;
            terminal.err()
                    .println(reported.report().findings().run().key().runId() + ": "
                            + reported.report().findings().headline().status().word() + ", written to "
                            + reported.folder());
        }
    }

    /** "3 reports written to reports, 14 were there, 1 run has none". */
    public int print(Backfill backfill) {
        terminal.out()
                .println(counted(backfill.written(), "report") + " written to "
                        + asked.each().request().out() + ", " + backfill.there()
                        + (backfill.there() == 1 ? " was there" : " were there")
                        + (backfill.refused() == 0 ? "" : ", " + backfill.refused() + " could not be written"));
        return backfill.exitCode();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
