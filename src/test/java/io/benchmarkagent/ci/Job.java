package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job that uses our action: its steps in their order, as a runner of GitHub takes them, with the variables that GitHub documents.
 * Steps that are other people's actions are not run; they are named in what came of it, with what they were handed.
 */
final class Job {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Checkout checkout;
    private final Path workspace;
    private final Map<String, String> environment;
    private final ObjectNode contexts = JSON.createObjectNode();
    private final List<Others> skipped = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private boolean cached = true;
    private int exit;

    /**
     * @param environment what the runner sets beside the usual
     * @param event what GitHub tells of why the job runs
     */
    Job(Checkout checkout, Path workspace, Map<String, String> environment, String event) throws IOException {
        this.checkout = checkout;
        this.workspace = workspace;
        this.environment = new HashMap<>(environment);
        Path runner = Files.createTempDirectory(workspace.getParent(), "runner");
        this.environment.put("PATH", System.getenv("PATH"));
        this.environment.put("JAVA_HOME", System.getProperty("java.home"));
        this.environment.put("HOME", runner.toString());
        this.environment.put("CI", "true");
        this.environment.put("GITHUB_ACTIONS", "true");
        this.environment.put("GITHUB_ACTION_PATH", checkout.action().toString());
        this.environment.put("GITHUB_WORKSPACE", workspace.toString());
        this.environment.put(
                "GITHUB_EVENT_PATH",
                Files.writeString(runner.resolve("event.json"), event).toString());
        this.environment.put(
                "GITHUB_STEP_SUMMARY",
                Files.writeString(runner.resolve("summary.md"), "").toString());
        ObjectNode github = contexts.putObject("github");
        github.put("token", environment.getOrDefault("GITHUB_TOKEN", ""));
        github.set("event", JSON.readTree(event));
        this.environment.remove("GITHUB_TOKEN"); // a runner sets none
    }

    /** A step that is not run here, and the cache's key and the paths that it was handed. */
    record Others(String action, String key, String path) {}

    /** What came of it: the action's outputs, what was printed, the job's page, others' actions that were not run. */
    record Done(int exit, Map<String, String> outputs, String log, String summary, List<Others> skipped) {}

    /** Its cache has nothing for it. */
    Job withoutCache() {
        cached = false;
        return this;
    }

    /** @param with as a workflow hands it to the action */
    Done uses(JsonNode with) throws IOException, InterruptedException {
        JsonNode action = Yaml.read(checkout.action().resolve("action.yml"));
        inputs(action.path("inputs"), with);
        contexts.putObject("steps");
        for (JsonNode step : action.at("/runs/steps")) {
            if (exit == 0 && (!step.has("if") || now().isTrue(step.path("if").asString()))) {
                take(step);
            } else if (step.has("id")) {
                steps().putObject(step.path("id").asString()).putObject("outputs");
            }
        }
        Map<String, String> outputs = new HashMap<>();
        action.path("outputs")
                .properties()
                .forEach(one -> outputs.put(
                        one.getKey(), now().in(one.getValue().path("value").asString())));
        String summary = Files.readString(Path.of(environment.get("GITHUB_STEP_SUMMARY")));
        return new Done(exit, outputs, log.toString(), summary, List.copyOf(skipped));
    }

    private void inputs(JsonNode declared, JsonNode with) {
        ObjectNode inputs = contexts.putObject("inputs");
        declared.properties()
                .forEach(one -> inputs.put(
                        one.getKey(), now().in(one.getValue().path("default").asString(""))));
        with.properties().forEach(one -> {
            assertThat(inputs.has(one.getKey()))
                    .as("an input '%s'", one.getKey())
                    .isTrue();
            inputs.put(one.getKey(), one.getValue().asString());
        });
    }

    private void take(JsonNode step) throws IOException, InterruptedException {
        ObjectNode outputs = JSON.createObjectNode();
        if (step.has("uses")) {
            skipped.add(new Others(
                    step.path("uses").asString(),
                    now().in(step.at("/with/key").asString("")),
                    now().in(step.at("/with/path").asString("")).strip()));
            outputs.put("cache-hit", String.valueOf(cached));
        } else {
            outputs(run(step), outputs);
        }
        if (step.has("id")) {
            steps().putObject(step.path("id").asString()).set("outputs", outputs);
        }
    }

    private Path run(JsonNode step) throws IOException, InterruptedException {
        assertThat(step.path("shell").asString()).isEqualTo("bash");
        Path written = Files.createTempFile(workspace.getParent(), "output", "");
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("GITHUB_OUTPUT", written.toString());
        step.path("env")
                .properties()
                .forEach(one ->
                        variables.put(one.getKey(), now().in(one.getValue().asString())));
        Ran ran = new Shell(workspace, variables).bash(step.path("run").asString());
        log.append(ran.out()).append(ran.err());
        exit = ran.exit();
        return written;
    }

    private static void outputs(Path written, ObjectNode outputs) throws IOException {
        for (String line : Files.readAllLines(written)) {
            assertThat(line).as("a line of GITHUB_OUTPUT").matches("[a-z-]+=.*");
            outputs.put(line.split("=", 2)[0], line.split("=", 2)[1]);
        }
    }

    private ObjectNode steps() {
        return (ObjectNode) contexts.path("steps");
    }

    private Expression now() {
        return new Expression(contexts);
    }
}
