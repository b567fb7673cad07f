package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Occasion;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a model tell the findings, keeps what they bear out, and falls back to plain sentences, with a note, where too little is left. */
public final class ModelNarrator implements Narrator {
    private static final String INSTRUCTIONS = "/templates/prompt/narrative.txt";
    private static final Pattern THOUGHTS = Pattern.compile("(?s)<think>.*?</think>");

    private final LanguageModel model;
    private final OfflineNarrator offline;
    private final int maxTokens;

    public ModelNarrator(LanguageModel model, OfflineNarrator offline, int maxTokens) {
        this.model = model;
        this.offline = offline;
        this.maxTokens = maxTokens;
    }

    @Override
    public Narrative narrate(Findings findings, Duration atMost) {
        if (atMost.compareTo(Duration.ZERO) <= 0) {
            return plainly(findings, "No model was asked: the time of --deadline was used up");
        }
        Prompt prompt = prompt(findings, atMost);
        Answer answer = model.answer(prompt);
        if (answer instanceof Answer.Written written) {
            return told(findings, prompt, written);
        }
        return plainly(findings, "No model wrote this: " + ((Answer.Refused) answer).why());
    }

    @Override
    public Narrator about(String runId, Path folder) {
        return new ModelNarrator(model.about(new Occasion(runId, Optional.of(folder))), offline, maxTokens);
    }

    private Narrative told(Findings findings, Prompt prompt, Answer.Written written) {
        Gate.Sifted sifted = Gate.of(findings)
                .sift(THOUGHTS.matcher(written.text()).replaceAll("").strip());
        if (!sifted.isUsable()) {
            return plainly(findings, why(sifted, written));
        }
        model.confirm(prompt, written);
        return new Narrative(
                written.isKept() ? Narrative.Source.CACHE : Narrative.Source.LLM,
                written.model(),
                sifted.text(),
                Narrative.Grounding.of(sifted),
                written.tokens(),
                written.notes());
    }

    private static String why(Gate.Sifted sifted, Answer.Written written) {
        String lead = "The answer of " + written.model() + " was not used: ";
        return 2 * sifted.grounded() >= sifted.claims()
                ? lead + "it says nothing about this run"
                : lead + sifted.removed().size() + " of its " + sifted.claims()
                        + " sentences are not borne out by the findings";
    }

    private Narrative plainly(Findings findings, String note) {
        Narrative plain = offline.narrate(findings);
        return new Narrative(
                plain.source(), plain.model(), plain.text(), plain.grounding(), plain.tokens(), List.of(note));
    }

    private Prompt prompt(Findings findings, Duration atMost) {
        return new Prompt(instructions(), fenced(Digest.of(findings)), maxTokens, atMost)
                .to(Purpose.heavy("narrative"))
                .orShorter(fenced(Digest.shortOf(findings)));
    }

    private static String fenced(String digest) {
        return "<<<FINDINGS\n" + digest + "\nFINDINGS>>>";
    }

    private static String instructions() {
        try (InputStream in = Objects.requireNonNull(
                ModelNarrator.class.getResourceAsStream(INSTRUCTIONS), INSTRUCTIONS + " is not in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(INSTRUCTIONS + " cannot be read", e);
        }
    }
}
