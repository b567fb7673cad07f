package io.benchmarkagent.web.holdings;

import io.benchmarkagent.pipeline.ReportFolder;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.FolderStamps;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The archive that is served, opened again when anything in it has changed, and the folder of its reports. */
public final class Holdings {
    /** So long nobody looks whether it has changed. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    /** So old it may be for whoever asks while somebody looks. */
    private static final Duration USABLE = Duration.ofSeconds(5);

    private static final int EVIDENCE = 4;

    private final Path archive;
    private final Path reports;
    private final ZoneId zone;
    private final Opener opener;
    private final Clock clock;
    private final Lately<Known> known;

    public Holdings(Path archive, Path reports, ZoneId zone, Opener opener, Clock clock) {
        this.archive = archive;
        this.reports = reports;
        this.zone = zone;
        this.opener = opener;
        this.clock = clock;
        this.known = new Lately<>(TRUSTED, USABLE, clock);
    }

    /** @param stamp of what it was opened from; empty where that could not be told, so that it is opened again */
    private record Known(Stand stand, Optional<String> stamp) {}

    /** Of times that are shown and of those that carry none. */
    public ZoneId zone() {
        return zone;
    }

    public Stand now() {
        return known.get(this::looked).stand();
    }

    private Known looked(Optional<Known> before) {
        Optional<String> stamp = FolderStamps.of(archive, EVIDENCE, clock.instant());
        return before.filter(one -> stamp.isPresent() && one.stamp().equals(stamp))
                .orElseGet(() -> new Known(opened(), stamp));
    }

    private Stand opened() {
        Opener.Opening opening = opener.open(UUID.randomUUID().toString());
        if (opening instanceof Opener.Opening.Opened opened) {
            return opened.stand();
        }
        throw new Refusal(Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "archive-unavailable", ((Opener.Opening.Refused) opening).line()));
    }

    /** @param name {@code ID} or {@code ID@TIME}, or "latest" */
    public ArchivedRun run(Stand stand, String name) {
        Optional<String> wanted = name.equals("latest") ? Optional.empty() : Optional.of(name);
        RunChoice.Choice choice = new RunChoice(stand.archive(), zone).of(wanted);
        if (choice instanceof RunChoice.Choice.Found found) {
            return found.run();
        }
        throw new Refusal(Problem.unknown("run", ((RunChoice.Choice.None) choice).line()));
    }

    /** Where the report of a run is, or would be. */
    public Path report(Stand stand, ArchivedRun run) {
        return report(stand, run.facts().key());
    }

    public Path report(Stand stand, RunKey run) {
        return ReportFolder.of(run, stand.archive(), reports, zone);
    }
}
