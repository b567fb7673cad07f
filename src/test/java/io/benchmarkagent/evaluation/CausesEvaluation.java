package io.benchmarkagent.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Labelled faults of a folder: how high does the service at fault rank, how often is it named and rightly so, and is anything named when
 * nothing is wrong? A folder with {@code *.om.gz} holds a day of runs; one with incidents as CSVs holds those.
 */
final class CausesEvaluation implements Evaluation {
    @Override
    public String name() {
        return "causes";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws IOException, InterruptedException {
        List<Path> metrics = metrics(arguments.folder());
        if (metrics.isEmpty()) {
            tables.accept(IncidentCauses.of(arguments.folder()));
        } else {
            DayCauses.of(arguments.folder(), metrics).tables().forEach(tables);
        }
    }

    private static List<Path> metrics(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".om.gz"))
                    .sorted()
                    .toList();
        }
    }
}
