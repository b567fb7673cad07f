package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.agent.Bounds;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.tool.Tools;
import io.benchmarkagent.ask.tool.kubernetes.KubernetesTools;
import io.benchmarkagent.ask.tool.prometheus.PrometheusTools;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.LlmSettings;
import io.benchmarkagent.pipeline.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which model answers questions, and how far it may go.
 *
 * @param deadline until a question is to be answered
 */
record Agents(Variables variables, LlmSettings settings, Duration deadline) {

    /** Whether an answer that no model worded is none. */
    boolean areRequired() {
        return settings.mode() == LlmMode.REQUIRED;
    }

    /** @param command for which it is asked */
    Optional<LanguageModel> model(String command) throws SettingsReader.WrongSettings {
        try {
            return LanguageModels.chosen(settings, variables.all(), variables.caller(command));
        } catch (IllegalArgumentException wrong) {
            throw new SettingsReader.WrongSettings(String.valueOf(wrong.getMessage()));
        }
    }

    /** Whoever answers at a desk: a model first, where there is one. */
    Ask at(Desk desk, Router router, Optional<LanguageModel> model, Progress progress) {
        return new Ask(desk, router, model.map(asked -> asking(asked, router)), progress);
    }

    /** With every tool there is. */
    private Agent asking(LanguageModel model, Router router) {
        return new Agent(
                model,
                Stream.of(Tools.all(), PrometheusTools.all(), KubernetesTools.all())
                        .flatMap(List::stream)
                        .toList(),
                router,
                Bounds.standard(settings.maxTokens(), deadline),
                System::nanoTime);
    }
}
