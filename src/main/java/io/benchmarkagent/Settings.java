package io.benchmarkagent;

import io.benchmarkagent.ask.live.LiveSettings;
import io.benchmarkagent.baseline.BaselineSettings;
import io.benchmarkagent.cause.CauseSettings;
import io.benchmarkagent.comparison.ComparisonSettings;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.gate.GateSettings;
import io.benchmarkagent.llm.LlmSettings;
import io.benchmarkagent.pipeline.BackfillSettings;
import io.benchmarkagent.report.ReportSettings;
import io.benchmarkagent.source.kubernetes.KubernetesSettings;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.web.WebSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings of every room that has some: flags over environment over {@code benchmark-agent.yaml} over defaults. No secrets. */
record Settings(
        BackfillSettings backfill,
        BaselineSettings baseline,
        CauseSettings cause,
        ComparisonSettings comparison,
        DetectionSettings detection,
        GateSettings gate,
        KubernetesSettings kubernetes,
        LiveSettings live,
        LlmSettings llm,
        PrometheusSettings prometheus,
        ReportSettings report,
        WebSettings web) {
    static final List<String> ROOMS = Arrays.stream(Settings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    /** @throws org.springframework.boot.context.properties.bind.BindException naming the property that is wrong */
    static Settings from(ConfigurableEnvironment environment) {
        Binder binder = new Binder(ConfigurationPropertySources.get(environment));
        return new Settings(
                room(binder, "backfill", BackfillSettings.class),
                room(binder, "baseline", BaselineSettings.class),
                room(binder, "cause", CauseSettings.class),
                room(binder, "comparison", ComparisonSettings.class),
                room(binder, "detection", DetectionSettings.class),
                room(binder, "gate", GateSettings.class),
                room(binder, "kubernetes", KubernetesSettings.class),
                room(binder, "live", LiveSettings.class),
                room(binder, "llm", LlmSettings.class),
                room(binder, "prometheus", PrometheusSettings.class),
                room(binder, "report", ReportSettings.class),
                room(binder, "web", WebSettings.class));
    }

    /** Those of reports, as text: where a backfill keeps its books, and what a question may cost, change none. */
    String ofReports() {
        return List.of(baseline, cause, comparison, detection, gate, kubernetes, llm, prometheus, report)
                .toString();
    }

    /** Those of them that findings rest on, as text: who is asked, and who tells the story, are none. */
    String ofFindings() {
        return List.of(baseline, cause, comparison, detection, gate, prometheus.recordedOnly(), report)
                .toString();
    }

    /** Files that these settings name and answers rest on. */
    List<String> filesOfAnswers() {
        return Stream.of(cause.callGraph(), comparison.prices(), prometheus.queries(), llm.prices())
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
    }

    /** The record of a room's settings. */
    static Class<?> type(String room) {
        return Settings.class.getRecordComponents()[ROOMS.indexOf(room)].getType();
    }

    static Map<String, Object> coreDefaults() {
        Map<String, Object> defaults = new HashMap<>(KnownSettings.defaults("baseline", BaselineSettings.STANDARD));
        defaults.putAll(KnownSettings.defaults("cause", CauseSettings.STANDARD));
        defaults.putAll(KnownSettings.defaults("comparison", ComparisonSettings.STANDARD));
        defaults.putAll(KnownSettings.defaults("detection", DetectionSettings.STANDARD));
        return defaults;
    }

    private static <T> T room(Binder binder, String name, Class<T> type) {
        return binder.bindOrCreate(
                name,
                Bindable.of(type),
                new NoUnboundElementsBindHandler(new WholeNumbers(), new UnboundElementsSourceFilter()));
    }
}
