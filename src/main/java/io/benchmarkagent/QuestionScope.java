package io.benchmarkagent;

import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.TypedSpan;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.source.FolderStamps;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer depends on beside its question: the program, its settings, and every file that it may have read. */
record QuestionScope(Variables variables, Settings settings, QueryAsked asked, Clock clock) {
    private static final int EVIDENCE = 4;
    private static final int REPORTS = 2;
    private static final int CLASSES = 9;

    /** All that an answer depends on but the question; empty where that cannot be told. */
    Optional<String> key() {
        FromArchive from = asked.from();
        List<Optional<String>> parts = Stream.concat(
                        Stream.of(
                                stamps(from.archive(), EVIDENCE),
                                stamps(asked.out(), REPORTS),
                                stamps(from.accepted().path(), 0),
                                program()),
                        files().map(file -> stamps(Path.of(file), 0)))
                .toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(Sha256.of(
                        said(), parts.stream().flatMap(Optional::stream).toArray(String[]::new)))
                : Optional.empty();
    }

    private Optional<String> stamps(Path place, int depth) {
        return FolderStamps.of(place, depth, clock.instant());
    }

    private String said() {
        Asker asker = new Asker(clock.instant(), asked.from().zone());
        return Stream.of(
                        Version.number(),
                        asked.from().archive().toAbsolutePath(),
                        asked.out().toAbsolutePath(),
                        asked.run(),
                        TypedSpan.of(asked.starting(), asked.ending(), asker),
                        asker.zone(),
                        LocalDate.ofInstant(asker.now(), asker.zone()),
                        settings,
                        LanguageModels.place(settings.llm(), variables.all()))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> files() {
        return Stream.of(
                        settings.cause().callGraph(),
                        settings.comparison().prices(),
                        settings.prometheus().queries(),
                        settings.llm().prices())
                .filter(file -> !file.isEmpty());
    }

    /** Another build may answer otherwise. */
    private Optional<String> program() {
        try {
            Path place = Path.of(QuestionScope.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return stamps(place, CLASSES);
        } catch (URISyntaxException elsewhere) {
            return Optional.empty();
        }
    }
}
