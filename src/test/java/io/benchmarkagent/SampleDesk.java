package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.agent.Bounds;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Tools;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** The sample archive, opened as {@code query} opens it, for questions to a model that is a function. */
final class SampleDesk {
    static final Router ROUTER = Router.standard(new Embedded());
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Desk desk;

    private SampleDesk(Desk desk) {
        this.desk = desk;
    }

    static SampleDesk opened() {
        return opened(Map.of());
    }

    /** With a cluster that may be asked. */
    static SampleDesk beside(Path kubeconfig) {
        return opened(Map.of("kubernetes.enabled", "true", "kubernetes.kubeconfig", kubeconfig.toString()));
    }

    private static SampleDesk opened(Map<String, String> overrides) {
        Terminal silent = Terminal.of(
                Map.of(),
                UnaryOperator.identity(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                System.err);
        FromArchive from = new FromArchive();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("from", CommandLine.Model.CommandSpec.forAnnotatedObject(from)))
                .parseArgs("--archive", Folder.SAMPLE.toString());
        ArchiveCommands archives = new ArchiveCommands(new Variables(Map.of()), silent, Clock.systemUTC());
        AtomicReference<Desk> made = new AtomicReference<>();
        archives.opened(
                from,
                overrides,
                ArchiveCommands::metrics,
                new StageLines(silent, false),
                (settings, metrics, archive) -> {
                    made.set(Desks.of(archives, settings, metrics, archive)
                            .at(from, Path.of("reports"), Duration.ofSeconds(30), Progress.SILENT));
                    return 0;
                });
        return new SampleDesk(java.util.Objects.requireNonNull(made.get()));
    }

    Look look() {
        return ((Desk.Looking.At) desk.look(Optional.of(Folder.INCIDENT))).look();
    }

    Answer ask(String question, LanguageModel model) {
        return ask(question, model, Tools.all(), Duration.ofSeconds(30));
    }

    Answer ask(String question, LanguageModel model, List<Tool> tools, Duration deadline) {
        Agent agent = new Agent(model, tools, ROUTER, Bounds.standard(1000, deadline), System::nanoTime);
        return answer(new Ask(desk, ROUTER, Optional.of(agent)), question);
    }

    Answer askNobody(String question) {
        return answer(new Ask(desk, ROUTER), question);
    }

    private static Answer answer(Ask ask, String question) {
        Context context = new Context(Optional.of(Folder.INCIDENT), Optional.empty(), ZoneOffset.UTC, NOW);
        return ((Ask.Reply.Told) ask.ask(new Question(question), context)).answer();
    }
}
