package io.benchmarkagent.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code chat}: questions, one after the other. */
@Command(
        name = "chat",
        description = "Answer questions one after the other, at a prompt or from standard input, a question a line.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "\"and frontend?\" asks the last question again of another service, \"what about",
            "memory?\" of another metric. A model, where one is configured, reads what was",
            "said before; every sentence of it is checked before it is shown, as in query.",
            "/help says what else can be typed. Ctrl-C stops an answer, Ctrl-D ends.",
            "Sessions are kept without secrets, for their owner alone, under XDG_STATE_HOME",
            "(~/.local/state): the last 50 of them.",
            "",
            "Exit codes: 0 ended; 1 failed, or a question that no model answered although",
            "--llm required; 2 wrong usage, unreadable archive, or no session to resume.",
            "",
            "Examples:",
            "  benchmark-agent chat --archive sample-benchmarks",
            "      newest run> which services use most memory?",
            "      newest run> and cpu?",
            "      newest run> /run gcp-amd-20260301-143022",
            "      gcp-amd-20260301-143022> why was checkoutservice slow?",
            "      gcp-amd-20260301-143022> /export answers.md",
            "  benchmark-agent chat --archive sample-benchmarks --resume",
            "  OPENAI_BASE_URL=http://localhost:11434/v1 benchmark-agent chat --deadline 2m",
            "  benchmark-agent chat --prometheus-url http://localhost:9090 -v",
            "      newest run> promql: sum by (pod) (container_memory_working_set_bytes)",
            "  printf '%%s\\n' 'cpu of frontend' 'and cartservice?' \\",
            "      | benchmark-agent chat --archive sample-benchmarks"
        })
public final class ChatCommand implements Callable<Integer> {

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description =
                    "the run it is about at first, by its id or what only that one begins with (default: the newest)")
    @Nullable
    String run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where reports keep the evidence they fetched; only read (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--resume",
            description =
                    "go on with the last session that was typed at a terminal, or from a pipe with the last piped one: its"
                            + " run and its questions")
    boolean resume;

    @Mixin
    AnsweredBy by = new AnsweredBy();

    private final Answering<ChatAsked> answering;

    public ChatCommand(Answering<ChatAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        return answering.answer(
                new ChatAsked(from, Optional.ofNullable(run), out, resume, by.settings(), by.deadline(), by.verbose));
    }
}
