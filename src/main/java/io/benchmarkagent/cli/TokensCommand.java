package io.benchmarkagent.cli;

import io.benchmarkagent.cli.TokensAsked.What;
import io.benchmarkagent.pipeline.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tokens create}, {@code tokens list}, {@code tokens revoke}: who may ask {@code serve --auth}. */
@Command(
        name = "tokens",
        description = "Who may ask 'serve --auth': make, list and revoke tokens.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Tokens are kept without their secrets in $XDG_STATE_HOME/benchmark-agent/tokens (default:",
            "~/.local/state/benchmark-agent/tokens), or where web.database says, with the password in PGPASSWORD.",
            "A service that is running sees a change within two seconds.",
            "",
            "Exit codes: 0 done; 1 failed; 2 wrong usage, or no such token.",
            "",
            "Examples:",
            "  benchmark-agent tokens create --name ci --scope read,ask,report --expires 90d",
            "  benchmark-agent tokens list",
            "  benchmark-agent tokens revoke 0123456789ab"
        })
public final class TokensCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "settings (default: benchmark-agent.yaml in the working folder, where there is one)")
    @Nullable
    Path config;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<TokensAsked> answering;

    public TokensCommand(Answering<TokensAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given: tokens create, list or revoke");
    }

    @Command(
            name = "create",
            description = "Make a token. It is printed this once: nobody can tell it later.",
            sortOptions = false,
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int create(
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "whose it is, such as ci")
                    String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            required = true,
                            split = ",",
                            description = "any of read, ask, report")
                    List<String> scopes,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "after so long, such as 90d (default: never)")
                    @Nullable
                    String expires) {
        return answered(
                new What.Create(name, scopes, Optional.ofNullable(expires).map(this::span)));
    }

    @Command(
            name = "list",
            description = "Show all tokens, without their secrets.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int list() {
        return answered(new What.Listed());
    }

    @Command(
            name = "revoke",
            description = "From now on a token holds no longer.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class)
    int revoke(@Parameters(paramLabel = "ID", description = "as 'tokens list' shows it") String id) {
        return answered(new What.Revoke(id));
    }

    private int answered(What what) {
        return answering.answer(new TokensAsked(what, Optional.ofNullable(config)));
    }

    private TimeSpan span(String typed) {
        try {
            return TimeSpan.of(typed);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--expires " + none.getMessage());
        }
    }
}
