package io.benchmarkagent.cli;

import io.benchmarkagent.pipeline.Exit;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
            throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
        }
    }

    /** @param more commands beside {@code report} */
    public static CommandLine of(Reporting reporting, Terminal terminal, Object... more) {
        CommandLine line = new CommandLine(new Root());
        // A leading @ is ours: --baseline @FILE.
        line.setExpandAtFiles(false);
        line.addSubcommand(new ReportCommand(reporting));
        Arrays.stream(more).forEach(line::addSubcommand);
        line.addSubcommand(new AutoComplete.GenerateCompletion());
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.wantsColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((mistake, args) -> usage(mistake, terminal));
        line.setExecutionExceptionHandler((failure, command, result) -> failed(failure, terminal));
        return line;
    }

    private static int usage(CommandLine.ParameterException mistake, Terminal terminal) {
        CommandLine command = mistake.getCommandLine();
        String message = String.valueOf(mistake.getMessage()).replaceFirst("^Error: ", "");
        terminal.tell(message.replaceAll("\\s+", " ") + near(mistake) + "; see '"
                + command.getCommandSpec().qualifiedName() + " --help'");
        return Exit.BAD_INPUT;
    }

    private static String near(CommandLine.ParameterException mistake) {
        return mistake instanceof CommandLine.UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "; nearest: " + String.join(", ", unmatched.getSuggestions())
                : "";
    }

    private static int failed(Exception failure, Terminal terminal) {
        terminal.tell(failure.toString());
        return Exit.FAILED;
    }
}
