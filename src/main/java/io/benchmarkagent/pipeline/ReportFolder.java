package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.time.ZoneId;

/** Where the report of a run is: by what the archive holds, never by what somebody typed. */
public final class ReportFolder {
    private ReportFolder() {}

    /** @param out the folder of all reports */
    public static Path of(RunKey key, RunArchive archive, Path out, ZoneId zone) {
        return out.resolve(RunFolder.name(key, archive.isLatest(key), zone));
    }
}
