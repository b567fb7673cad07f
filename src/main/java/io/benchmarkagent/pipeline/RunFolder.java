package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The folder of a run's report: its id; with its time for an execution that is not the newest of its id. */
final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private RunFolder() {}

    static String name(RunKey key, boolean latest, ZoneId zone) {
        return latest ? safe(key.runId()) : safe(key.runId()) + "@" + stamp(key, zone);
    }

    static String stamp(RunKey key, ZoneId zone) {
        return STAMP.format(key.timestamp().atZone(zone));
    }

    /** An id is data: it names a folder here, and never a path. */
    private static String safe(String runId) {
        String plain = runId.replaceAll("[^A-Za-z0-9._+=,-]", "_").replaceFirst("^\\.+", "_");
        String shortened = plain.length() > 120 ? plain.substring(0, 120) : plain;
        return shortened.equals(runId) ? runId : shortened + "-" + Integer.toHexString(runId.hashCode());
    }
}
