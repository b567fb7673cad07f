package io.benchmarkagent;

import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Version;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.source.FolderStamps;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the answer to a command rests on, told without a setting or a run being read: that takes longer than all else. */
record TerminalGround(Variables variables, QueryAsked asked, Clock clock) implements Ground {
    /** Variables that a shell changes from one command to the next. */
    private static final Set<String> RESTLESS = Set.of("_", "SHLVL", "OLDPWD", "COLUMNS", "LINES", "RANDOM");

    @Override
    public Optional<String> stamp() {
        FromArchive from = asked.from();
        List<Optional<String>> parts = List.of(
                Program.place().flatMap(place -> stamps(place, Program.DEPTH)),
                stamps(from.archive(), ServedGround.EVIDENCE),
                stamps(asked.out(), ServedGround.REPORTS),
                stamps(from.accepted().path(), 0),
                stamps(from.config().orElse(SettingsReader.DEFAULT_FILE), 0));
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(Sha256.of(
                        said(), parts.stream().flatMap(Optional::stream).toArray(String[]::new)))
                : Optional.empty();
    }

    @Override
    public Optional<Map<String, String>> files(Settings settings) {
        Map<String, Optional<String>> all = settings.filesOfAnswers().stream()
                .collect(Collectors.toMap(file -> file, file -> stamps(Path.of(file), 0)));
        return all.values().stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue()
                                .orElse(""))))
                : Optional.empty();
    }

    private String said() {
        return Stream.of(
                        Version.number(),
                        Path.of("").toAbsolutePath(),
                        asked.from().archive(),
                        asked.out(),
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
}
