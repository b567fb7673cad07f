package io.benchmarkagent.cli;

import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit verify}: whether the audit log is as it was written. */
@Command(
        name = "audit",
        description = "The log of all calls of models: check that it is as it was written.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The log is $XDG_STATE_HOME/benchmark-agent/audit*.jsonl (default: ~/.local/state/benchmark-agent).",
            "",
            "Exit codes: 0 whole; 1 failed; 2 wrong usage; 10 lines were changed, taken out or added.",
            "",
            "Examples:",
            "  benchmark-agent audit verify"
        })
public final class AuditCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    private final IntSupplier verifying;

    public AuditCommand(IntSupplier verifying) {
        this.verifying = verifying;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given: audit verify");
    }

    @Command(
            name = "verify",
            description = "Follow the chain of hashes through every line.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int verify() {
        return verifying.getAsInt();
    }
}
