package io.benchmarkagent.evaluation;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ci/evaluate}: prints one table for each evaluation; exit 1 where a target is missed, 2 for wrong usage. */
@Command(name = "ci/evaluate", mixinStandardHelpOptions = true, sortOptions = false)
final class Evaluate implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "sigma (calibration and power), runs, history, causes, grounding, narrative, questions")
    private String name = "";

    @Option(names = "--data", paramLabel = "DIR", description = "The folder with the runs, histories or metrics.")
    private @Nullable Path data;

    @Option(
            names = "--cases",
            paramLabel = "FILE",
            description =
                    "Further cases for grounding, one a line: {\"findings\": path, \"text\": …, \"grounded\": true or false}.")
    private @Nullable Path cases;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description =
                    "How many runs or series to simulate for each cell; of a large layout fewer, so that as many numbers are judged.")
    private @Nullable Integer runs;

    @Option(names = "--seed", paramLabel = "N", description = "The seed (default ${DEFAULT-VALUE}).")
    private long seed = 20260301;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Whom narrative and questions ask: an OpenAI-compatible server, up to and with /v1; its key is OPENAI_API_KEY.")
    private String endpoint = "";

    @Option(
            names = "--model",
            paramLabel = "M",
            split = ",",
            description =
                    "The models whose narratives, or answers with --data, are judged, one table each; without any, what needs none alone.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every figure to FILE as well.")
    private @Nullable Path json;

    private final PrintWriter out;

    private Evaluate(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Evaluate(out)).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Table> tables = new ArrayList<>();
        chosen().run(
                        new Arguments(
                                Optional.ofNullable(data),
                                Optional.ofNullable(cases),
                                Optional.ofNullable(runs),
                                seed,
                                endpoint,
                                models),
                        table -> {
                            out.println(Printed.markdown(table));
                            out.flush();
                            tables.add(table);
                        });
        if (json != null) {
            Files.writeString(json, Printed.json(tables));
        }
        return tables.stream().allMatch(Table::holds) ? 0 : 1;
    }

    private Evaluation chosen() {
        return Evaluation.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        new CommandLine(this),
                        "unknown evaluation '" + name + "'; known: "
                                + Evaluation.all().stream()
                                        .map(Evaluation::name)
                                        .collect(Collectors.joining(", "))));
    }
}
