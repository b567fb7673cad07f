package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.tool.prometheus.PrometheusInstant;
import io.benchmarkagent.ask.tool.prometheus.PrometheusRange;
import java.util.List;
import java.util.Locale;

/** An expression of PromQL behind {@code promql:} or {@code range:}, which is no question in words. */
final class AsksPromQl implements Intent {
    private static final String OF_A_MOMENT = "promql:";
    private static final String OF_A_SPAN = "range:";

    private final String prefix;
    private final Tool tool;

    private AsksPromQl(String prefix, Tool tool) {
        this.prefix = prefix;
        this.tool = tool;
    }

    static AsksPromQl ofAMoment() {
        return new AsksPromQl(OF_A_MOMENT, new PrometheusInstant());
    }

    static AsksPromQl ofASpan() {
        return new AsksPromQl(OF_A_SPAN, new PrometheusRange());
    }

    /** Whether it is no question in words. */
    static boolean isOne(Question question) {
        return begins(question, OF_A_MOMENT) || begins(question, OF_A_SPAN);
    }

    private static boolean begins(Question question, String prefix) {
        return question.text().toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    @Override
    public List<String> examples() {
        return List.of(prefix + " sum by (pod) (rate(container_cpu_usage_seconds_total[5m]))");
    }

    @Override
    public Words words() {
        return Words.of("");
    }

    /** Nothing but what {@link #isTyped} tells: words are never taken for an expression. */
    @Override
    public boolean mayBe(Heard heard) {
        return isTyped(heard);
    }

    @Override
    public boolean isTyped(Heard heard) {
        return begins(heard.question(), prefix);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public boolean isOfTheRun() {
        return true;
    }

    @Override
    public Tool tool() {
        return tool;
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look())
                .asking(heard.question().text().substring(prefix.length()).strip());
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
