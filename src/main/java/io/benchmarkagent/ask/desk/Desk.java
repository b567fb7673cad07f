package io.benchmarkagent.ask.desk;

import io.benchmarkagent.pipeline.Inspection;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where whoever answers looks things up: the archive, and each run of it once. */
public final class Desk {
    private final RunArchive archive;
    private final Pipeline pipeline;
    private final ReportRequest request;
    private final Map<String, Looking> looked = new HashMap<>();

    /** @param request with the folders in which evidence is looked for */
    public Desk(RunArchive archive, Pipeline pipeline, ReportRequest request) {
        this.archive = archive;
        this.pipeline = pipeline;
        this.request = request;
    }

    /** A run, or one line that says why it cannot be looked at. */
    public sealed interface Looking {
        record At(Look look) implements Looking {}

        record Refused(String line) implements Looking {}
    }

    public RunArchive archive() {
        return archive;
    }

    /** @param run {@code ID} or {@code ID@TIME}; empty for the newest */
    public synchronized Looking look(Optional<String> run) {
        Looking there = looked.get(run.orElse(""));
        if (there == null) {
            there = looking(run);
            looked.put(run.orElse(""), there);
        }
        return there;
    }

    private Looking looking(Optional<String> run) {
        RunChoice.Choice choice = new RunChoice(archive, request.zone()).of(run);
        return choice instanceof RunChoice.Choice.None none
                ? new Looking.Refused(none.line())
                : looking(((RunChoice.Choice.Found) choice).run());
    }

    private Looking looking(ArchivedRun run) {
        Inspection inspection = pipeline.inspect(run, archive, request);
        return inspection instanceof Inspection.Inspected inspected
                ? new Looking.At(new Look(name(run), inspected))
                : new Looking.Refused(((Inspection.Refused) inspection).line());
    }

    private String name(ArchivedRun run) {
        return ListedRun.name(run.facts().key(), archive.isLatest(run.facts().key()), request.zone());
    }
}
