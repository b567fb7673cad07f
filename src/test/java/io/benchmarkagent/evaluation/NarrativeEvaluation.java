package io.benchmarkagent.evaluation;

import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.llm.CacheSettings;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.LlmSettings;
import io.benchmarkagent.llm.Provider;
import io.benchmarkagent.llm.spend.BudgetSettings;
import io.benchmarkagent.narrative.ModelNarrator;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.narrative.Narrator;
import io.benchmarkagent.narrative.OfflineNarrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** What narratives say of what they should, and whether they say what they must not: the plain sentences, and each model that is named. */
final class NarrativeEvaluation implements Evaluation {
    private static final double COVERED = .8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Reasoning models think within it. */
    private static final int MAX_TOKENS = 4000;

    @Override
    public String name() {
        return "narrative";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws Exception {
        Path out = Files.createTempDirectory("narrative");
        List<NarrativeCase> cases = NarrativeCases.all(out);
        OfflineNarrator offline = new OfflineNarrator();
        tables.accept(table("Plain sentences", told(offline, cases, out), Narrative.Source.OFFLINE, Target.NONE));
        for (String model : arguments.models()) {
            Narrator narrator = new ModelNarrator(
                    LanguageModels.chosen(settings(arguments.endpoint(), model), System.getenv())
                            .orElseThrow(),
                    offline,
                    MAX_TOKENS,
                    System::nanoTime);
            tables.accept(table(
                    model,
                    told(narrator, cases, out.resolve(model.replace('/', '_'))),
                    Narrative.Source.LLM,
                    Target.atLeast(COVERED)));
        }
    }

    /** A narrative of a case. */
    private record Told(NarrativeCase of, Narrative narrative) {
        int missing() {
            return of.missing(narrative.text()).size();
        }

        int forbidden() {
            return of.forbidden(narrative.text()).size();
        }
    }

    /** Each with a budget of its own, and told but once. */
    private static List<Told> told(Narrator narrator, List<NarrativeCase> cases, Path out) {
        List<Told> told = new ArrayList<>();
        for (NarrativeCase one : cases) {
            Path folder = out.resolve("" + told.size());
            Narrative narrative = narrator.about(one.name(), folder).narrate(one.findings(), PATIENCE);
            told.add(new Told(one, narrative));
            complain(told.get(told.size() - 1));
        }
        return told;
    }

    private static void complain(Told told) {
        Narrative narrative = told.narrative();
        told.of().missing(narrative.text()).forEach(fact -> System.err.println(line("not said", told, fact)));
        told.of().forbidden(narrative.text()).forEach(fact -> System.err.println(line("SAID", told, fact)));
        narrative.grounding().removed().forEach(sentence -> System.err.println(line("taken out", told, sentence)));
        narrative.notes().forEach(note -> System.err.println(line("note", told, note)));
    }

    private static String line(String what, Told told, Object of) {
        return what + ": " + told.of().name() + ": " + of;
    }

    private static Table table(String title, List<Told> all, Narrative.Source source, Target covered) {
        List<Told> own =
                all.stream().filter(told -> told.narrative().source() == source).toList();
        List<Told> asked =
                all.stream().filter(told -> !told.of().must().isEmpty()).toList();
        long forbidden = all.stream().mapToLong(Told::forbidden).sum();
        int mustNot = all.stream().mapToInt(told -> told.of().mustNot().size()).sum();
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.share("its own words (" + all.size() + " documents)", own.size(), all.size(), Target.NONE),
                mean("what must be said: said", asked, NarrativeEvaluation::coverage, covered),
                Figure.share("what must not be said: said (" + mustNot + ")", forbidden, mustNot, Target.atMost(0))));
        if (own.size() > 1) {
            figures.add(mean("sentences that hold", own, NarrativeEvaluation::grounded, Target.NONE));
            figures.add(mean("words", own, NarrativeEvaluation::words, Target.NONE));
            figures.add(mean("tokens", own, told -> told.narrative().tokens(), Target.NONE));
        }
        List<Told> priced = own.stream()
                .filter(told -> told.narrative().costUsd().isPresent())
                .toList();
        if (priced.size() > 1) {
            figures.add(mean("USD", priced, told -> told.narrative().costUsd().orElse(0), Target.NONE));
        }
        return new Table("Narratives: " + title, figures);
    }

    private static Figure mean(String what, List<Told> all, ToDoubleFunction<Told> figure, Target target) {
        return Figure.mean(what, all.stream().mapToDouble(figure).toArray(), target);
    }

    private static double coverage(Told told) {
        return 1 - (double) told.missing() / told.of().must().size();
    }

    /** After what did not was sent back once; nothing to say holds. */
    private static double grounded(Told told) {
        Narrative.Grounding grounding = told.narrative().grounding();
        return grounding.claims() == 0 ? 1 : (double) grounding.grounded() / grounding.claims();
    }

    private static double words(Told told) {
        String text = told.narrative().text().strip();
        return text.isEmpty() ? 0 : text.split("\\s+").length;
    }

    static LlmSettings settings(String endpoint, String model) {
        return new LlmSettings(
                LlmMode.REQUIRED,
                Provider.OPENAI,
                endpoint,
                "",
                "",
                model,
                "",
                PATIENCE,
                MAX_TOKENS,
                100_000,
                BudgetSettings.STANDARD,
                CacheSettings.STANDARD,
                "",
                false);
    }
}
