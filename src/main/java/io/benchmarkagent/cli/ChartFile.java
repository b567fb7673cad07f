package io.benchmarkagent.cli;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.report.Chart;
import io.benchmarkagent.report.ChartSvg;
import io.benchmarkagent.report.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An answer as a picture in a file: there whole or, where it cannot be drawn or written, as it was before. */
public final class ChartFile {
    private ChartFile() {}

    /** What became of it. */
    public sealed interface Result {
        /** The file that was written. */
        default Optional<Path> file() {
            return this instanceof Written written ? Optional.of(written.path()) : Optional.empty();
        }

        /** Why none was; "" where one was. */
        String line();

        record Written(Path path) implements Result {
            @Override
            public String line() {
                return "";
            }
        }

        /** There is nothing to draw. */
        record Nothing(String line) implements Result {}

        /** It cannot be written. */
        record Failed(String line) implements Result {}
    }

    /** Why no picture can be asked for there. */
    static Optional<String> mistake(Path file, Path archive) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(".svg")
                ? ArchiveDoor.within(file, archive).or(() -> nowhere(file))
                : Optional.of("--chart '" + file + "': a picture is written as SVG; name a file such as out.svg");
    }

    /** A slip in a folder's name is not made true. */
    private static Optional<String> nowhere(Path file) {
        return Optional.ofNullable(file.getParent())
                .filter(folder -> !Files.isDirectory(folder))
                .map(folder ->
                        "--chart '" + file + "': there is no folder " + folder + "; make it first, or name another");
    }

    public static Result write(Path file, Answer answer) {
        return answer.chart()
                .map(chart -> asTold(chart, answer))
                .flatMap(chart -> new ChartSvg(Templates.packed()).render(chart))
                .map(svg -> written(file, svg))
                .orElseGet(() -> new Result.Nothing("--chart: " + file
                        + " is not written: this answer has no course over time or runs and no ranking to draw"));
    }

    /** Of a ranking no more than the answer tells. */
    private static Chart asTold(Chart chart, Answer answer) {
        Set<String> told = answer.tables().stream()
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        return chart instanceof Chart.OfRanks ranks
                ? new Chart.OfRanks(
                        ranks.findings(),
                        ranks.ranked().stream()
                                .filter(one -> told.contains(one.key().subject()))
                                .toList())
                : chart;
    }

    private static Result written(Path file, String svg) {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        try (Draft draft = Draft.in(file.toAbsolutePath().resolveSibling(""))) {
            draft.write(String.valueOf(file.getFileName()), out -> out.write(bytes));
            draft.publish();
            return new Result.Written(file);
        } catch (NotWritten failure) {
            return new Result.Failed(file + ": cannot be written (" + failure.reason() + "); give another file");
        }
    }
}
