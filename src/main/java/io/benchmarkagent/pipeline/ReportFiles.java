package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.SuspicionJson;
import io.benchmarkagent.report.Renderer;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.UnusableTemplate;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes every rendering, and what is kept for later runs, whole or not at all: all of them to temporary files, then renamed;
 * findings.json last, as the sign that all are there. Of two reports of one run at once the files are those of the later one: their findings are the same, and words
 * and provenance are never one's with the other's. Only a death between two renames leaves files of two reports, each whole.
 */
public final class ReportFiles {
    private final List<Renderer> renderers;
    private final boolean alone;

    /** @param renderers in the order they are written */
    public ReportFiles(List<Renderer> renderers) {
        this(renderers, true);
    }

    private ReportFiles(List<Renderer> renderers, boolean alone) {
        this.renderers = List.copyOf(renderers);
        this.alone = alone;
    }

    /** The same for one of several threads that each write reports: it leaves the others' processors to them. */
    ReportFiles amongOthers() {
        return new ReportFiles(renderers, false);
    }

    /** Puts a report in place; why not, where it cannot be. */
    Outcome put(Outcome outcome) {
        if (!(outcome instanceof Outcome.Reported reported)) {
            return outcome;
        }
        try {
            write(reported);
            return reported;
        } catch (NotWritten failure) {
            return new Outcome.Refused(Exit.FAILED, line(failure));
        } catch (UnusableTemplate own) {
            return new Outcome.Refused(
                    Exit.BAD_INPUT, own.getMessage() + "; mend it in the folder of report.templates");
        }
    }

    /** Only what is kept for later runs; the next report of the run writes it with the others. */
    void keep(SeriesFigures kept, Path folder) throws NotWritten {
        byte[] observations = KeptFile.text(kept).getBytes(StandardCharsets.UTF_8);
        try (Draft draft = Draft.lasting(folder)) {
            draft.write(KeptFile.NAME, out -> out.write(observations));
            draft.publish();
        }
    }

    /**
     * Everything is rendered before a file is begun: a turn is short, and what cannot be rendered disturbs nothing.
     * Half a character in somebody's data is no reason for no report: {@code getBytes} replaces it.
     */
    void write(Outcome.Reported reported) throws NotWritten {
        byte[] observations = KeptFile.text(reported.kept()).getBytes(StandardCharsets.UTF_8);
        List<byte[]> texts = (alone ? renderers.parallelStream() : renderers.stream())
                .map(renderer -> renderer.render(reported.report()).getBytes(StandardCharsets.UTF_8))
                .toList();
        try (Draft draft = Draft.lasting(reported.folder())) {
            draft.write(KeptFile.NAME, out -> out.write(observations));
            if (reported.rerun().isPresent()) {
                byte[] rerun = reported.rerun().get().getBytes(StandardCharsets.UTF_8);
                draft.write(SuspicionJson.NAME, out -> out.write(rerun));
            }
            for (int i = 0; i < texts.size(); i++) {
                byte[] text = texts.get(i);
                draft.write(renderers.get(i).fileName(), out -> out.write(text));
            }
            draft.publish();
            if (reported.rerun().isEmpty() && !waits(reported.report())) {
                draft.delete(SuspicionJson.NAME);
            }
        }
    }

    /** For a run that is yet to be made: what asked for it still holds. */
    private static boolean waits(Report report) {
        return report.gate().filter(said -> said.is(GateReading.Status.RERUN)).isPresent();
    }

    /** The line for a report that could not be written: what, where, why and the mend. */
    static String line(NotWritten failure) {
        String mend =
                failure.isForWantOfRoom() ? "free some or give another folder with" : "give a folder that can be with";
        return failure.file() + ": the report cannot be written (" + failure.reason() + "); " + mend + " --out";
    }
}
