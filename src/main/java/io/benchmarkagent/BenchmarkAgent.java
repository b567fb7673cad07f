package io.benchmarkagent;

import io.benchmarkagent.bucket.Mirror;
import io.benchmarkagent.cli.AcceptCommand;
import io.benchmarkagent.cli.AnalyzeCommand;
import io.benchmarkagent.cli.Asked;
import io.benchmarkagent.cli.AuditCommand;
import io.benchmarkagent.cli.BackfillAsked;
import io.benchmarkagent.cli.BackfillCommand;
import io.benchmarkagent.cli.CalibrateCommand;
import io.benchmarkagent.cli.ChatCommand;
import io.benchmarkagent.cli.CommandLines;
import io.benchmarkagent.cli.CompareCommand;
import io.benchmarkagent.cli.CostsCommand;
import io.benchmarkagent.cli.GateFiles;
import io.benchmarkagent.cli.ImportCommand;
import io.benchmarkagent.cli.PublishAsked;
import io.benchmarkagent.cli.PublishCommand;
import io.benchmarkagent.cli.QueryCommand;
import io.benchmarkagent.cli.ReportCommand;
import io.benchmarkagent.cli.ReportPrinter;
import io.benchmarkagent.cli.RunsCommand;
import io.benchmarkagent.cli.ServeCommand;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.cli.TokensCommand;
import io.benchmarkagent.cli.WorkerAsked;
import io.benchmarkagent.cli.WorkerCommand;
import io.benchmarkagent.files.LooseEnds;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportJob;
import io.benchmarkagent.report.Renderings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.ToIntFunction;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** The door. Arguments are parsed before anything is started, so that help and mistakes answer at once. */
public final class BenchmarkAgent {
    private final Variables variables;
    private final Terminal terminal;

    private BenchmarkAgent(Variables variables, Terminal terminal) {
        this.variables = variables;
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        PrintStream err = standard(FileDescriptor.err);
        Thread whenStopped = new Thread(() -> stopped(args, err), "stopped");
        Runtime.getRuntime().addShutdownHook(whenStopped);
        int exitCode = run(args, System.getenv(), standard(FileDescriptor.out), err);
        try {
            Runtime.getRuntime().removeShutdownHook(whenStopped);
        } catch (IllegalStateException stopping) {
            return; // with the signal's exit code
        }
        System.exit(exitCode);
    }

    /** SIGTERM or SIGINT: what is half-written goes, and the process ends at once, whatever it waits for. */
    private static void stopped(String[] args, PrintStream err) {
        boolean served = Stopping.end();
        LooseEnds.cut();
        err.println("benchmark-agent: stopped" + (served ? "" : "; " + afterwards(args.length == 0 ? "" : args[0])));
    }

    private static String afterwards(String command) {
        return switch (command) {
            case "query" -> "there is no answer yet, ask again";
            case "chat" -> "what was not answered is not kept";
            case "report" -> "nothing is half-written, run it again for the whole report";
            case "backfill" -> "nothing is half-written, run it again for the reports that are missing";
            default -> "nothing is half-written, run it again";
        };
    }

    /** The whole program, as a value: arguments, environment variables and two streams of UTF-8 in, the exit code out. */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        Terminal terminal = Terminal.of(environment, Mirror.naming(new Variables(environment).cacheFolder()), out, err);
        try {
            Variables variables = new Variables(SecretFiles.read(environment));
            return CommandLines.of(new BenchmarkAgent(variables, terminal).commands(), terminal)
                    .setExecutionStrategy(new Buckets(variables, terminal))
                    .execute(args);
        } catch (SecretFiles.Unusable wrong) {
            terminal.tell(String.valueOf(wrong.getMessage()));
            return Exit.BAD_INPUT;
        }
    }

    /** All there are, in the order in which the help names them; a command makes what it needs when it is asked. */
    private List<Callable<Integer>> commands() {
        ArchiveCommands archive = new ArchiveCommands(variables, terminal, Clock.systemUTC());
        ModelCommands models = new ModelCommands(variables, terminal, Clock.systemUTC());
        return List.of(
                new ReportCommand(this::report),
                new BackfillCommand(this::backfill),
                new WorkerCommand(this::worker),
                new ImportCommand(terminal),
                new RunsCommand(archive::runs),
                new CalibrateCommand(archive::calibrate),
                new AnalyzeCommand(archive::analyze),
                new CompareCommand(archive::compare),
                new QueryCommand(new AskCommands(archive, terminal, Clock.systemUTC())::query),
                new ChatCommand(new AskCommands(archive, terminal, Clock.systemUTC())::chat),
                new ServeCommand(new ServeCommands(archive, terminal)::serve),
                new TokensCommand(new TokenCommands(variables, terminal, Clock.systemUTC())::answer),
                new AcceptCommand(variables.all(), Clock.systemUTC(), terminal),
                new CostsCommand(models::costs),
                new AuditCommand(models::verify),
                new PublishCommand(asked -> new PublishCommands(variables, terminal, Clock.systemUTC()).from(asked)));
    }

    /** Reports hold more than ASCII, whatever the locale of the machine. */
    private static PrintStream standard(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private int report(Asked asked, Optional<PublishAsked> publish, GateFiles files) {
        long begun = System.nanoTime();
        StageLines progress = new StageLines(terminal, asked.verbose());
        return started("report", asked, progress, context -> {
            List<Outcome> outcomes = context.getBean(ReportJob.class).run(asked.request());
            progress.finish();
            Renderings renderings = context.getBean(Renderings.class);
            int exit = files.write(outcomes, new ReportPrinter(renderings, asked, terminal).print(outcomes), terminal);
            publish.ifPresent(wanted -> new PublishCommands(variables, terminal, Clock.systemUTC())
                    .after(
                            outcomes,
                            wanted,
                            asked.request().left(System.nanoTime() - begun),
                            renderings,
                            context.getBean(Settings.class).report()));
            return exit;
        });
    }

    private int backfill(BackfillAsked asked) {
        return started(
                "backfill", asked.each(), Progress.SILENT, context -> new BackfillCommands(context, variables, terminal)
                        .fill(asked));
    }

    private int worker(WorkerAsked asked) {
        return started(
                "worker", asked.each(), Progress.SILENT, context -> new BackfillCommands(context, variables, terminal)
                        .work(asked));
    }

    private int started(
            String command, Asked asked, Progress progress, ToIntFunction<ConfigurableApplicationContext> then) {
        HeadStart headStart = HeadStart.taken(command, () -> settings(asked));
        try (ConfigurableApplicationContext context =
                new Start(variables, headStart, progress, asked.verbose()).reporting()) {
            return then.applyAsInt(context);
        } catch (BeansException notBuilt) {
            return refused(notBuilt);
        }
    }

    private Settings settings(Asked asked) {
        try {
            return new SettingsReader(variables).read(asked);
        } catch (SettingsReader.WrongSettings wrong) {
            throw new CompletionException(wrong);
        }
    }

    /** A part that refuses what it was given says so as an {@link IllegalArgumentException}; anything else is ours to mend. */
    private int refused(BeansException notBuilt) {
        for (Throwable cause = notBuilt; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException || cause instanceof SettingsReader.WrongSettings) {
                return refused(String.valueOf(cause.getMessage()), Exit.BAD_INPUT);
            }
        }
        return refused("failed: " + NestedExceptionUtils.getMostSpecificCause(notBuilt), Exit.FAILED);
    }

    private int refused(String line, int exitCode) {
        terminal.tell(line);
        return exitCode;
    }
}
