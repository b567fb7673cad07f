package io.benchmarkagent.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of who answers questions: which Prometheus, which cluster, which model, and by when. */
public final class AnsweredBy {
    @Option(
            names = "--prometheus-url",
            paramLabel = "URL",
            description = "a Prometheus that may be asked as well, read-only; token in PROMETHEUS_TOKEN")
    @Nullable
    String prometheusUrl;

    @Mixin
    ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--llm",
            defaultValue = "auto",
            description =
                    "who answers: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: a model when OPENAI_API_KEY or"
                            + " OPENAI_BASE_URL is set)")
    ReportCommand.Llm llm = ReportCommand.Llm.auto;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            defaultValue = "30s",
            description =
                    "answer a question within this time, without a model where it takes longer (default: ${DEFAULT-VALUE})")
    String deadline = "30s";

    @Option(names = "-v", description = "one line for each step, on standard error")
    boolean verbose;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** Flags that override settings, by the settings' names. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Optional.ofNullable(prometheusUrl).ifPresent(url -> settings.put("prometheus.url", url));
        settings.putAll(cluster.settings());
        if (spec.commandLine().getParseResult().hasMatchedOption("--llm")) {
            settings.put("llm.mode", llm.name());
        }
        return settings;
    }

    /** A time that is none is a mistake of the command line. */
    Duration deadline() {
        try {
            Duration time = DurationStyle.detectAndParse(deadline.strip(), ChronoUnit.SECONDS);
            if (time.compareTo(Duration.ZERO) > 0) {
                return time;
            }
        } catch (IllegalArgumentException | ArithmeticException noTime) {
            // said below
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(), "--deadline '" + deadline + "' is no time to wait; give one such as 30s or 2m");
    }
}
