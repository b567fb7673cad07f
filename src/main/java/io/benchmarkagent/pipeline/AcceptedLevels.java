package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.Segments;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.run.AcceptedLevel;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.accepted.AcceptedFile;
import io.benchmarkagent.source.accepted.Entries;
import io.benchmarkagent.source.accepted.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accepted levels that are in force for one run: those of this run or an earlier one that had not expired when it ran. What cannot
 * be used is a line about the data, and never costs the report.
 *
 * @param levels oldest first
 */
record AcceptedLevels(List<AcceptedLevel> levels, List<DataQuality> dataQuality) {

    static AcceptedLevels of(AcceptedFile file, RunKey target, RunArchive archive, ZoneId zone) {
        Entries entries = file.read();
        List<DataQuality> lines = new ArrayList<>();
        entries.problems().forEach(p -> lines.add(line(file, p.where(), p.line(), p.what())));
        List<AcceptedLevel> levels = new ArrayList<>();
        for (Entry entry : entries.entries()) {
            Optional<RunKey> run = run(entry, archive, zone);
            if (run.isEmpty()) {
                lines.add(line(file, entry, "names run " + entry.run() + ", which the archive does not hold"));
            } else if (isExpired(entry, target, zone)) {
                lines.add(line(file, entry, "expired on " + entry.until().orElseThrow()));
            } else if (run.get().compareTo(target) <= 0) {
                levels.add(level(entry, run.get()));
            }
        }
        levels.sort(Comparator.comparing(AcceptedLevel::run));
        return new AcceptedLevels(levels, lines);
    }

    /** Only for runs of its own cohort: a level of other machines or another load says nothing here. */
    Segments segments(List<RunKey> cohort, boolean whole) {
        Set<RunKey> members = Set.copyOf(cohort);
        return whole
                ? Segments.NONE
                : new Segments(
                        true,
                        levels.stream()
                                .filter(level -> members.contains(level.run()))
                                .toList());
    }

    /** What the run itself shows of a level that it was accepted for. */
    List<Anomaly> acknowledged(List<Anomaly> anomalies, RunKey target) {
        return anomalies.stream()
                .map(anomaly -> levels.stream()
                        .filter(level -> level.run().equals(target)
                                && anomaly.kind() != Anomaly.Kind.EVENT
                                && level.covers(anomaly.subject(), anomaly.metric()))
                        .reduce((earlier, later) -> later)
                        .map(anomaly::acceptedAs)
                        .orElse(anomaly))
                .toList();
    }

    private static Optional<RunKey> run(Entry entry, RunArchive archive, ZoneId zone) {
        return archive.runs().stream()
                .map(ArchivedRun::facts)
                .map(facts -> facts.key())
                .filter(key -> entry.run().equals(key.runId() + "@" + RunFolder.stamp(key, zone)))
                .findFirst();
    }

    private static boolean isExpired(Entry entry, RunKey target, ZoneId zone) {
        LocalDate day = target.timestamp().atZone(zone).toLocalDate();
        return entry.until().filter(day::isAfter).isPresent();
    }

    private static AcceptedLevel level(Entry entry, RunKey run) {
        return new AcceptedLevel(
                run, entry.metric(), entry.subject(), entry.reason(), entry.author(), entry.on(), entry.until());
    }

    private static DataQuality line(AcceptedFile file, Entry entry, String what) {
        return line(file, ", line " + entry.line() + ":", entry.line(), "the entry " + what);
    }

    private static DataQuality line(AcceptedFile file, String where, int line, String what) {
        return new DataQuality(
                "accepted/" + line,
                DataQuality.Level.WARNING,
                "accepted levels",
                file.path().getFileName() + where + " " + what + "; it is not in force",
                "mend that line of " + file.path().getFileName() + ", or take it out");
    }
}
