package io.benchmarkagent;

import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.TypedSpan;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.source.FolderStamps;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer depends on beside its question, told without a setting or a run being read: that takes longer than all else. */
record QuestionScope(Variables variables, QueryAsked asked, Clock clock) {
    private static final int EVIDENCE = 4;
    private static final int REPORTS = 2;
    private static final int CLASSES = 9;

    /** Variables that a shell changes from one command to the next. */
    private static final Set<String> RESTLESS = Set.of("_", "SHLVL", "OLDPWD", "COLUMNS", "LINES", "RANDOM");

    /** Empty where that cannot be told. */
    Optional<String> key() {
        FromArchive from = asked.from();
        List<Optional<String>> parts = List.of(
                program(),
                stamps(from.archive(), EVIDENCE),
                stamps(asked.out(), REPORTS),
                stamps(from.accepted().path(), 0),
                stamps(from.config().orElse(SettingsReader.DEFAULT_FILE), 0));
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(Sha256.of(
                        said(), parts.stream().flatMap(Optional::stream).toArray(String[]::new)))
                : Optional.empty();
    }

    /** Files that these settings name, with what tells whether they have changed; empty where that cannot be told. */
    Optional<Map<String, String>> files(Settings settings) {
        Map<String, Optional<String>> all = Stream.of(
                        settings.cause().callGraph(),
                        settings.comparison().prices(),
                        settings.prometheus().queries(),
                        settings.llm().prices())
                .filter(file -> !file.isEmpty())
                .distinct()
                .collect(Collectors.toMap(file -> file, file -> stamps(Path.of(file), 0)));
        return all.values().stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue()
                                .orElse(""))))
                : Optional.empty();
    }

    private String said() {
        Asker asker = new Asker(clock.instant(), asked.from().zone());
        return Stream.of(
                        Version.number(),
                        Path.of("").toAbsolutePath(),
                        asked.from().archive(),
                        asked.out(),
                        asked.run(),
                        TypedSpan.of(asked.starting(), asked.ending(), asker),
                        asker.zone(),
                        LocalDate.ofInstant(asker.now(), asker.zone()),
                        new TreeMap<>(asked.settings()),
                        environment())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(variables.all());
        all.keySet().removeAll(RESTLESS);
        return all;
    }

    private Optional<String> stamps(Path place, int depth) {
        return FolderStamps.of(place, depth, clock.instant());
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
