package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the same over HTTP. */
@Command(
        name = "serve",
        description = "Answer questions and show runs, findings and reports over HTTP, until it is stopped.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Runs that are added to the archive while it serves are seen within a second or two. Ctrl-C or SIGTERM ends",
            "it: what is under way is answered first. The archive is only read.",
            "",
            "Without --auth only this machine is answered. TLS, tokens of OpenID Connect, limits: see docs/security.md.",
            "",
            "Exit codes: 0 stopped; 1 failed, such as a port that is taken; 2 wrong usage, wrong setting or unreadable",
            "archive.",
            "",
            "Examples:",
            "  benchmark-agent serve --archive sample-benchmarks",
            "  benchmark-agent serve --archive sample-benchmarks --port 0",
            "  curl http://127.0.0.1:8080/api/v1/runs",
            "  curl -H 'Content-Type: application/json' -d '{\"query\": \"which services use most memory?\"}' \\",
            "      http://127.0.0.1:8080/api/v1/query"
        })
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where reports are, and are put (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "where requests are heard (default: 127.0.0.1: of this machine alone)")
    @Nullable
    String address;

    @Option(names = "--port", paramLabel = "PORT", description = "0 for any that is free (default: 8080)")
    @Nullable
    Integer port;

    @Option(
            names = "--auth",
            description = "ask every caller for a token of 'benchmark-agent tokens'; needed for any other address")
    boolean auth;

    @Mixin
    AnsweredBy by = new AnsweredBy();

    private final Answering<ServeAsked> answering;

    public ServeCommand(Answering<ServeAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        Map<String, String> settings = new HashMap<>(by.settings());
        Optional.ofNullable(address).ifPresent(given -> settings.put("web.address", given));
        Optional.ofNullable(port).ifPresent(given -> settings.put("web.port", given.toString()));
        if (auth) {
            settings.put("web.auth", "true");
        }
        return answering.answer(new ServeAsked(from, out, settings, by.deadline(), by.verbose));
    }
}
