package io.benchmarkagent.pipeline;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.accepted.AcceptedFile;
import io.benchmarkagent.source.accepted.Entry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody's word that a level is the new normal, checked against the run that it is about before it is written down.
 *
 * @param run {@code ID} or {@code ID@20260212T200707}
 * @param on the day it is said
 */
public record Acceptance(
        String run,
        String metric,
        Optional<String> subject,
        String reason,
        String author,
        LocalDate on,
        Optional<LocalDate> until) {
    private static final int LISTED = 12;
    private static final String NO_SERIES =
            "; what only its series tell is known once its report is written, in the folder of --out";

    /** What to tell, and the exit code that belongs to it. */
    public record Told(int exitCode, String line) {}

    /** @param reports where earlier reports kept what only series tell */
    public Told into(AcceptedFile file, Path folder, Path reports, ZoneId zone) {
        ArchiveDoor.Opening opening = ArchiveDoor.open(folder, zone, MetricCatalogue.standard(), Optional.empty());
        return opening instanceof ArchiveDoor.Opening.Opened opened
                ? into(file, opened.archive(), reports, zone)
                : bad(((ArchiveDoor.Opening.Refused) opening).line());
    }

    private Told into(AcceptedFile file, RunArchive archive, Path reports, ZoneId zone) {
        RunChoice.Choice choice = new RunChoice(archive, zone).of(Optional.of(run));
        if (choice instanceof RunChoice.Choice.None none) {
            return bad(none.line());
        }
        Reading reading = archive.read(((RunChoice.Choice.Found) choice).run());
        return reading instanceof Reading.Whole whole
                ? into(
                        file,
                        whole.run(),
                        new KeptFolder(reports, archive, zone)
                                .figures(whole.run().facts()),
                        zone)
                : bad(((Reading.Failed) reading).unreadable().line());
    }

    private Told into(AcceptedFile file, Run measured, Optional<SeriesFigures> kept, ZoneId zone) {
        LocalDate day = measured.key().timestamp().atZone(zone).toLocalDate();
        return mistake(measured.key(), Named.of(measured, kept))
                .map(line -> kept.isPresent() ? line : line + NO_SERIES)
                .or(() -> until.filter(day::isAfter)
                        .map(last -> "--until " + last + " is before the run of " + day + "; give a later day"))
                .map(Acceptance::bad)
                .orElseGet(() -> added(file, measured.key(), zone));
    }

    /** What of which subject is known of a run, from its run JSON or from series alone. */
    private record Named(String subject, String metric) {
        static List<Named> of(Run measured, Optional<SeriesFigures> kept) {
            Stream<Named> ofRunJson = measured.measurements().stream()
                    .map(m -> new Named(m.key().subject(), m.key().metric()));
            Stream<Named> ofSeries = kept.stream()
                    .flatMap(figures -> figures.queries().stream())
                    .flatMap(query -> query.subjects()
                            .map(subject -> new Named(subject, query.shape().metric())));
            return Stream.concat(ofRunJson, ofSeries).distinct().toList();
        }
    }

    private Optional<String> mistake(RunKey run, List<Named> known) {
        Stream<String> ofSubject = known.stream()
                .filter(one -> subject.map(one.subject()::equals).orElse(true))
                .map(Named::metric);
        return subject.flatMap(
                        name -> unknown("subject", name, run, known.stream().map(Named::subject)))
                .or(() -> unknown("metric", metric, run, ofSubject));
    }

    private static Optional<String> unknown(String what, String wanted, RunKey run, Stream<String> names) {
        TreeSet<String> known = names.collect(Collectors.toCollection(TreeSet::new));
        if (known.contains(wanted)) {
            return Optional.empty();
        }
        List<String> near = NearestNames.of(wanted, known);
        return Optional.of("unknown " + what + " '" + wanted + "' in run " + run.runId() + "; "
                + (near.isEmpty()
                        ? "known: "
                                + String.join(", ", known.stream().limit(LISTED).toList())
                                + (known.size() > LISTED ? " …" : "")
                        : "nearest: " + String.join(", ", near)));
    }

    private Told added(AcceptedFile file, RunKey key, ZoneId zone) {
        String execution = key.runId() + "@" + RunFolder.stamp(key, zone);
        try {
            file.add(new Entry(execution, metric, subject, reason, author, on, until, 0));
            return new Told(
                    Exit.DONE,
                    "accepted: " + metric + subject.map(name -> " of " + name).orElse(" of every subject") + " from "
                            + execution + " on"
                            + until.map(last -> ", until " + last).orElse("") + "; written to "
                            + file.path());
        } catch (AcceptedFile.NotAdded notAdded) {
            return bad(String.valueOf(notAdded.getMessage()));
        } catch (NotWritten failure) {
            return new Told(
                    Exit.FAILED,
                    failure.file() + ": cannot be written (" + failure.reason()
                            + "); make its folder writable, or give another with --config");
        }
    }

    private static Told bad(String line) {
        return new Told(Exit.BAD_INPUT, line);
    }
}
