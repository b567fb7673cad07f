package io.benchmarkagent.narrative;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.llm.JsonShape;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** What a model is asked: to tell the findings, and to mend what of that did not hold. The words are in {@code templates/prompt}. */
record Prompts(int maxTokens) {

    Prompt narrative(Findings findings, Duration atMost) {
        return new Prompt(text("narrative.txt"), fenced(Digest.of(findings)), maxTokens, atMost)
                .to(Purpose.heavy("narrative"))
                .shaped(new JsonShape("narrative", text("narrative.schema.json")))
                .orShorter(fenced(Digest.shortOf(findings)));
    }

    Prompt mending(Findings findings, Mending mending, Duration atMost) {
        String asked = "\n\n" + mending.request();
        return new Prompt(text("mending.txt"), fenced(Digest.of(findings)) + asked, maxTokens, atMost)
                .to(Purpose.heavy("mending"))
                .shaped(new JsonShape("mending", text("mending.schema.json")))
                .orShorter(fenced(Digest.shortOf(findings)) + asked);
    }

    private static String fenced(String digest) {
        return "<<<FINDINGS\n" + digest + "\nFINDINGS>>>";
    }

    private static String text(String file) {
        String name = "/templates/prompt/" + file;
        try (InputStream in =
                Objects.requireNonNull(Prompts.class.getResourceAsStream(name), name + " is not in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
