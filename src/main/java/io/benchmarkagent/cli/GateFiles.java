package io.benchmarkagent.cli;

import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.report.CodeQualityJson;
import io.benchmarkagent.report.JunitXml;
import io.benchmarkagent.report.Renderer;
import io.benchmarkagent.report.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for what other programs read of the gate, and the files. */
public final class GateFiles {
    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "also write what the gate checked as JUnit XML, such as junit.xml")
    @Nullable
    Path junit;

    @Option(
            names = "--code-quality",
            paramLabel = "FILE",
            description =
                    "also write what failed the gate as GitLab's code quality report, such as gl-code-quality.json")
    @Nullable
    Path codeQuality;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** The archive is only read. */
    void requireOutside(Path archive) {
        for (Path file : files()) {
            ArchiveDoor.within(file, archive).ifPresent(line -> {
                throw new ParameterException(spec.commandLine(), line);
            });
        }
    }

    private List<Path> files() {
        return Stream.of(Optional.ofNullable(junit), Optional.ofNullable(codeQuality))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Of what was reported; a file that cannot be written is a line, and exit 1 where nothing worse is told. */
    public int write(List<Outcome> outcomes, int exit, Terminal terminal) {
        int worst = exit;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Reported reported) {
                worst = Math.max(worst, write(reported.report(), terminal));
            }
        }
        return worst;
    }

    public int write(Report report, Terminal terminal) {
        return Math.max(
                write(junit, new JunitXml(), report, terminal),
                write(codeQuality, new CodeQualityJson(), report, terminal));
    }

    private static int write(@Nullable Path file, Renderer renderer, Report report, Terminal terminal) {
        if (file == null) {
            return Exit.DONE;
        }
        byte[] bytes = renderer.render(report).getBytes(StandardCharsets.UTF_8);
        Path name = Optional.ofNullable(file.getFileName()).orElse(file);
        try (Draft draft = Draft.in(file.toAbsolutePath().resolveSibling("."))) {
            draft.write(name.toString(), out -> out.write(bytes));
            draft.publish();
            return Exit.DONE;
        } catch (NotWritten failure) {
            terminal.tell(failure.file() + ": cannot be written (" + failure.reason() + "); give another file");
            return Exit.FAILED;
        }
    }
}
