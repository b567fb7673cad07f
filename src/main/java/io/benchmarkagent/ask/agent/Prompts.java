package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.llm.JsonShape;
import io.benchmarkagent.llm.Prompt;
import io.benchmarkagent.llm.Purpose;
import io.benchmarkagent.narrative.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model is asked at each step; the same for the same question, data and results. The words are in {@code templates/prompt}. */
final class Prompts {
    private static final int MOST_NAMES = 60;

    private final Heard heard;
    private final Bounds bounds;
    private final String system;

    Prompts(Heard heard, List<Tool> tools, Bounds bounds) {
        this.heard = heard;
        this.bounds = bounds;
        this.system = text("agent.txt")
                .replace("{calls}", Integer.toString(bounds.calls()))
                .replace("{tools}", tools.stream().map(Prompts::tool).collect(Collectors.joining("\n")));
    }

    /** Of what it depends on besides the data. */
    String system() {
        return system;
    }

    Prompt step(int number, List<Result> results, Duration atMost) {
        String last = number < bounds.steps()
                ? "Step " + number + " of " + bounds.steps() + "."
                : "This is the last step: nothing more can be looked up. Answer with what there is.";
        return prompt(said(results) + "\n\n" + last, "question", atMost);
    }

    Prompt unread(List<Result> results, Duration atMost) {
        return prompt(
                said(results) + "\n\nYour last answer could not be read. Answer with one whole JSON object.",
                "question",
                atMost);
    }

    /** @param failed sentences with their objections, a line each */
    Prompt mending(List<Result> results, List<String> failed, Duration atMost) {
        return prompt(
                said(results) + "\n\n"
                        + Fence.around(
                                "SENTENCES", failed.stream().map(Fence::line).collect(Collectors.joining("\n")))
                        + "\n\nThese sentences of yours do not hold. Answer with no calls, and with statements in their place that do:"
                        + " one for each that can be mended, none for the others.",
                "question mending",
                atMost);
    }

    private Prompt prompt(String user, String purpose, Duration atMost) {
        return new Prompt(system, user, bounds.answerTokens(), atMost)
                .to(Purpose.heavy(purpose))
                .shaped(new JsonShape("step", text("agent.schema.json")));
    }

    private String said(List<Result> results) {
        String looked = results.isEmpty()
                ? "Nothing is looked up yet."
                : Fence.around("RESULTS", results.stream().map(Lines::of).collect(Collectors.joining("\n\n")));
        return Fence.around("QUESTION", lines(heard.question().text())) + "\n\n" + before()
                + Fence.around("ABOUT", about()) + "\n\n" + looked;
    }

    private String before() {
        List<String> said = heard.context().said();
        return said.isEmpty()
                ? ""
                : Fence.around(
                                "BEFORE",
                                said.stream()
                                        .flatMap(String::lines)
                                        .map(Prompts::lines)
                                        .collect(Collectors.joining("\n")))
                        + "\n\n";
    }

    /** A long one in several lines. */
    private static String lines(String text) {
        return Stream.of(text.split("(?<=\\G.{250})")).map(Fence::line).collect(Collectors.joining("\n"));
    }

    private String about() {
        return Stream.of(
                        "run: " + heard.look().name() + ", unless the question names others",
                        "times are in " + heard.context().zone().getId(),
                        "services: " + names(heard.look().services().stream()),
                        "measured: "
                                + names(heard.look().findings().observations().stream()
                                        .map(Observation::spec)
                                        .map(spec -> spec.label())
                                        .distinct()))
                .flatMap(line -> Stream.of(line.split("(?<=\\G.{250})")))
                .map(Fence::line)
                .collect(Collectors.joining("\n"));
    }

    private static String names(Stream<String> names) {
        return names.limit(MOST_NAMES).collect(Collectors.joining(", "));
    }

    private static String tool(Tool tool) {
        return "- " + tool.name() + " ("
                + (tool.takes().isEmpty() ? "no more than a run" : Resolving.words(tool.takes())) + "): "
                + tool.purpose();
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
