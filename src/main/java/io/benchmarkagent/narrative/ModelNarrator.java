package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
        Answer answer = model.answer(prompt(findings, atMost));
        if (answer instanceof Answer.Written written) {
            return told(findings, written);
        }
        return plainly(findings, "No model wrote this: " + ((Answer.Refused) answer).why());
    }

    private Narrative told(Findings findings, Answer.Written written) {
        Gate.Sifted sifted = Gate.of(findings)
                .sift(THOUGHTS.matcher(written.text()).replaceAll("").strip());
        if (!sifted.isUsable()) {
            return plainly(findings, why(sifted, written));
        }
        return new Narrative(
                Narrative.Source.LLM,
                written.model(),
                sifted.text(),
                Narrative.Grounding.of(sifted),
                written.tokens(),
                List.of());
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
        return new Prompt(instructions(), "<<<FINDINGS\n" + Digest.of(findings) + "\nFINDINGS>>>", maxTokens, atMost);
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
