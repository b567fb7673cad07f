package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.calibration.Calibration;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;

/** Prints a self-check to standard output, and to standard error the runs that could not be read. */
public final class CalibrationPrinter {
    private final Terminal terminal;
    private final CalibrateAsked asked;

    public CalibrationPrinter(Terminal terminal, CalibrateAsked asked) {
        this.terminal = terminal;
        this.asked = asked;
    }

    public void print(Calibration calibration, RunArchive archive) {
        terminal.out()
                .print(
                        asked.json()
                                ? CalibrationJson.render(calibration)
                                : terminal.fitting(new CalibrationText(calibration).render()));
        archive.unreadable().stream().map(UnreadableRun::line).forEach(terminal::tell);
        calibration.unreadable().stream().map(UnreadableRun::line).forEach(terminal::tell);
    }
}
