package io.benchmarkagent;

import io.benchmarkagent.cli.ServeAsked;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.source.FolderStamps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the answers of a service rest on, the same on every machine that serves the same: neither its port nor its variables are part of
 * it, but the settings that they make. Looked at once a second at most, which is sooner than {@link FolderStamps} trusts a change.
 */
final class ServedGround implements Ground {
    static final int EVIDENCE = 4;
    static final int REPORTS = 2;

    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final ServeAsked asked;
    private final Clock clock;
    private final Optional<String> fixed;
    private volatile Optional<Looked> last = Optional.empty();

    ServedGround(Variables variables, ServeAsked asked, Settings settings, Clock clock) {
        this.asked = asked;
        this.clock = clock;
        this.fixed = fixed(variables, settings);
    }

    private record Looked(Optional<String> archive, Optional<String> reports, Instant at) {}

    /** What does not change while it serves: files that settings name are read when it starts. */
    private Optional<String> fixed(Variables variables, Settings settings) {
        List<Optional<String>> parts = Stream.concat(
                        Stream.of(Program.place().flatMap(place -> stamps(place, Program.DEPTH))),
                        settings.filesOfAnswers().stream().sorted().map(file -> content(Path.of(file))))
                .toList();
        String said = Stream.of(
                        Version.number(),
                        asked.from().archive().toAbsolutePath(),
                        asked.out().toAbsolutePath(),
                        asked.deadline(),
                        settings.ofReports(),
                        settings.live(),
                        LanguageModels.named(settings.llm(), variables.all()))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        Sha256.of(said, parts.stream().flatMap(Optional::stream).toArray(String[]::new)))
                : Optional.empty();
    }

    @Override
    public Optional<String> stamp() {
        Looked now = looked();
        return fixed.flatMap(program ->
                now.archive().flatMap(archive -> now.reports().map(reports -> Sha256.of(program, archive, reports))));
    }

    /** Of the reports and the levels that were accepted: what was looked up before they changed is looked up again. */
    Optional<String> ofReports() {
        return looked().reports();
    }

    @Override
    public Optional<Map<String, String>> files(Settings settings) {
        return Optional.of(Map.of()); // they are part of the stamp
    }

    private Looked looked() {
        Instant now = clock.instant();
        return trusted(now).orElseGet(() -> look(now));
    }

    private Optional<Looked> trusted(Instant now) {
        return last.filter(one -> now.isBefore(one.at().plus(TRUSTED)));
    }

    /** Whoever asks meanwhile waits for the same look. */
    private synchronized Looked look(Instant now) {
        return trusted(now).orElseGet(() -> lookAgain(now));
    }

    private Looked lookAgain(Instant now) {
        Path accepted = asked.from().accepted().path();
        Looked looked = new Looked(
                stamps(asked.from().archive(), EVIDENCE),
                stamps(asked.out(), REPORTS).flatMap(reports -> stamps(accepted, 0)
                        .flatMap(settled -> content(accepted))
                        .map(levels -> Sha256.of(reports, levels))),
                now);
        last = Optional.of(looked);
        return looked;
    }

    private Optional<String> stamps(Path place, int depth) {
        return FolderStamps.onAnyMachine(place, depth, clock.instant());
    }

    /** Of a small file, whenever it was put there: each machine may have a copy of its own. */
    private static Optional<String> content(Path file) {
        try {
            return Optional.of(
                    Files.exists(file) ? Sha256.of(Files.readString(file, StandardCharsets.ISO_8859_1)) : "");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
