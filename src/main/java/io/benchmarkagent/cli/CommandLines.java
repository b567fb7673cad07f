package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Exit;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands of the terminal, and what a wrong one is told. */
public final class CommandLines {
    private CommandLines() {}

    @Command(
            name = "benchmark-agent",
            description =
                    "The CI step after a benchmark: finds what is out of line, says why, and says what it cannot tell.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            footer = {"", "Example: benchmark-agent report --archive sample-benchmarks --latest"})
    private static final class Root implements Runnable {
        @CommandLine.Spec
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public void run() {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "no command given; benchmark-agent --help shows them");
        }
    }

    public static CommandLine of(Reporting reporting) {
        CommandLine line = new CommandLine(new Root());
        // A leading @ is ours: --baseline @FILE.
        line.setExpandAtFiles(false);
        line.addSubcommand(new ReportCommand(reporting));
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        line.setParameterExceptionHandler((mistake, args) -> usage(mistake));
        line.setExecutionExceptionHandler((failure, command, result) -> failed(failure, command));
        return line;
    }

    private static int usage(CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("benchmark-agent: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Exit.BAD_INPUT;
    }

    private static int failed(Exception failure, CommandLine command) {
        command.getErr().println("benchmark-agent: " + failure);
        return Exit.FAILED;
    }
}
