package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.agent.Bounds;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.tool.Tools;
import io.benchmarkagent.ask.tool.prometheus.PrometheusTools;
import io.benchmarkagent.cli.FromArchive;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine;

/** An archive, and a Prometheus where one is given, opened once as a conversation opens them, for any number of questions. */
public final class OpenDesk implements AutoCloseable {
    private static final Router ROUTER = Router.standard(new Embedded());
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final int ANSWER_TOKENS = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Desk desk;
    private final ZoneId zone;

    private OpenDesk(Desk desk, ZoneId zone) {
        this.desk = desk;
        this.zone = zone;
    }

    /** @param prometheus its address; "" for none */
    public static OpenDesk at(Path archive, String prometheus, ZoneId zone) {
        return at(archive, Map.of("prometheus.url", prometheus), zone);
    }

    /** @param settings by their names */
    static OpenDesk at(Path archive, Map<String, String> settings, ZoneId zone) {
        Terminal silent = Terminal.of(
                Map.of(),
                UnaryOperator.identity(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                System.err);
        FromArchive from = new FromArchive();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("from", CommandLine.Model.CommandSpec.forAnnotatedObject(from)))
                .parseArgs("--archive", archive.toString(), "--timezone", zone.getId());
        ArchiveCommands archives =
                new ArchiveCommands(new Variables(Map.of()), silent, Clock.fixed(NOW, ZoneOffset.UTC));
        AtomicReference<Desk> made = new AtomicReference<>();
        archives.opened(from, settings, ArchiveCommands::metrics, (read, metrics, runs) -> {
            made.set(Desks.of(archives, read, metrics, runs)
                    .at(from, Path.of("target", "no-reports"), PATIENCE, Progress.SILENT));
            return 0;
        });
        return new OpenDesk(java.util.Objects.requireNonNull(made.get()), zone);
    }

    /** @param model that is asked first, where there is one */
    public Ask.Reply ask(String question, Optional<LanguageModel> model) {
        Optional<Agent> agent = model.map(one -> new Agent(
                one,
                Stream.concat(Tools.all().stream(), PrometheusTools.all().stream())
                        .toList(),
                ROUTER,
                Bounds.standard(ANSWER_TOKENS, PATIENCE),
                System::nanoTime));
        return new Ask(desk, ROUTER, agent)
                .ask(new Question(question), new Context(Optional.empty(), Optional.empty(), zone, NOW));
    }

    @Override
    public void close() {
        desk.close();
    }
}
