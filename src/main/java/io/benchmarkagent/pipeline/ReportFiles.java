package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.gate.SuspicionJson;
import io.benchmarkagent.report.Renderer;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes every rendering, and what is kept for later runs, whole or not at all: all of them to temporary files, then renamed;
 * findings.json last, as the sign that all are there. Of two reports of one run at once the files are those of the later one: their findings are the same, and words
 * and provenance are never one's with the other's. Only a death between two renames leaves files of two reports, each whole.
 */
public final class ReportFiles {
    private final List<Renderer> renderers;

    /** @param renderers in the order they are written */
    public ReportFiles(List<Renderer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /**
     * Everything is rendered before a file is begun: a turn is short, and what cannot be rendered disturbs nothing.
     * Half a character in somebody's data is no reason for no report: {@code getBytes} replaces it.
     */
    public void write(Outcome.Reported reported) throws NotWritten {
        byte[] observations = KeptFile.text(reported.kept()).getBytes(StandardCharsets.UTF_8);
        List<byte[]> texts = renderers.parallelStream()
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
        }
    }

    /** The line for a report that could not be written: what, where, why and the mend. */
    static String line(NotWritten failure) {
        String mend =
                failure.isForWantOfRoom() ? "free some or give another folder with" : "give a folder that can be with";
        return failure.file() + ": the report cannot be written (" + failure.reason() + "); " + mend + " --out";
    }
}
