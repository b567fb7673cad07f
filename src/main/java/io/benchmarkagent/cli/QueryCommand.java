package io.benchmarkagent.cli;

import io.benchmarkagent.ask.question.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code query}: one question, one answer. */
@Command(
        name = "query",
        description = "Answer a question about a run: in words, a table, and where it was read.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "The newest run is meant unless --run-id or the question names one, or says when it was: \"at 14:25\",",
            "\"2 pm yesterday\", \"since Monday\", \"during the ramp-up\"; in --timezone. A time that is not exact is refused.",
            "What is not understood as a whole is declined; nothing is ever changed, in no cluster and in no archive.",
            "",
            "PromQL is typed behind a word: \"promql: EXPR\" is its value at one moment (now, or where --from and --to",
            "name one), \"range: EXPR\" its course, from --from to --to (default: of the run, as far as it was",
            "observed, else the last hour). Only the namespace of -n is read, and nothing that costs too much.",
            "",
            "Exit codes: 0 answered, or said why not; 1 could not be looked up; 2 wrong usage, unknown run, unclear time",
            "or unreadable archive.",
            "",
            "Examples:",
            "  benchmark-agent query --archive sample-benchmarks \\",
            "      \"which services use most memory?\"",
            "  benchmark-agent query --archive sample-benchmarks \\",
            "      \"what was the CPU usage in the last benchmark?\"",
            "  benchmark-agent query --archive sample-benchmarks --run-id gcp-amd-20260301 \\",
            "      \"what limits does cartservice have?\"",
            "  benchmark-agent query --archive sample-benchmarks \\",
            "      \"what was frontend's cpu at 14:25 on 2026-03-01?\"",
            "  benchmark-agent query --archive sample-benchmarks --chart cpu.svg \\",
            "      \"how did cpu of frontend develop?\"",
            "  benchmark-agent query --archive sample-benchmarks --format json \\",
            "      \"top 3 services by p95 latency\" | jq -r .response",
            "",
            "  # of a Prometheus and a cluster, beside your own archive",
            "  benchmark-agent query --prometheus-url http://localhost:9090 \\",
            "      \"promql: sum(rate(http_requests_total[5m]))\"",
            "  benchmark-agent query --prometheus-url http://localhost:9090 \\",
            "      --from \"2h ago\" --to \"90m ago\" \\",
            "      \"range: sum by (pod) (rate(container_cpu_usage_seconds_total[5m]))\"",
            "  benchmark-agent query --kubernetes -n shop \"which pods are not ready now?\""
        })
public final class QueryCommand implements Callable<Integer> {

    /** How it is printed. */
    public enum Format {
        text,
        markdown,
        json
    }

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "in one argument, or as many words")
    List<String> words = new ArrayList<>();

    @Mixin
    FromArchive from = new FromArchive();

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "the run it is about, by its id or what only that one begins with (default: the newest)")
    @Nullable
    String run;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "the first time it is about: 2026-03-01, 2026-03-01T14:30, 2026-03-01T14:30Z or \"2h ago\"")
    @Nullable
    String starting;

    @Option(names = "--to", paramLabel = "TIME", description = "the last time it is about (default: now)")
    @Nullable
    String ending;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reports",
            description = "where reports keep the evidence they fetched; only read (default: ${DEFAULT-VALUE})")
    Path out = Path.of("reports");

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.text;

    @Mixin
    AnsweredBy by = new AnsweredBy();

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description =
                    "also draw the answer, as SVG, such as out.svg: a course over time or over runs, a ranking, two groups")
    @Nullable
    Path chart;

    @Option(
            names = "--fresh",
            description = "look again, even if the same was answered within the hour (llm.cache.ttl)")
    boolean fresh;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Answering<QueryAsked> answering;

    public QueryCommand(Answering<QueryAsked> answering) {
        this.answering = answering;
    }

    @Override
    public Integer call() {
        String typed = String.join(" ", words);
        Question.mistake(typed).ifPresent(mistake -> {
            throw new CommandLine.ParameterException(spec.commandLine(), mistake);
        });
        return answering.answer(new QueryAsked(
                from,
                new Question(typed),
                Optional.ofNullable(run),
                Optional.ofNullable(starting),
                Optional.ofNullable(ending),
                out,
                format,
                drawnInto(),
                by.settings(),
                by.deadline(),
                fresh,
                by.verbose));
    }

    private Optional<Path> drawnInto() {
        Optional<Path> file = Optional.ofNullable(chart);
        file.flatMap(name -> ChartFile.mistake(name, from.archive())).ifPresent(mistake -> {
            throw new CommandLine.ParameterException(spec.commandLine(), mistake);
        });
        return file;
    }
}
