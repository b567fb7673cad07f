package io.benchmarkagent.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchmarkagent.recommendation.Change.Resource;
import io.benchmarkagent.recommendation.Change.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PatchTest {
    private static final List<Change> BOTH = List.of(
            change("cart", "server", Side.LIMITS, Resource.CPU, "300m"),
            change("cart", "123", Side.REQUESTS, Resource.MEMORY, "64Mi"));

    @ParameterizedTest
    @CsvSource({"Deployment, deployment", "StatefulSet, statefulset", "DaemonSet, daemonset"})
    void itIsForTheKindOfItsWorkload(String kind, String word) {
        assertThat(cart(kind, "server", "123").of("cart", BOTH))
                .startsWith("kubectl patch " + word + " cart --patch '");
    }

    @Test
    void itIsStrictYamlWithEveryContainerByItsName() {
        JsonNode containers =
                yaml(cart("Deployment", "server", "123").of("cart", BOTH)).at("/spec/template/spec/containers");

        assertThat(containers.valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"name\":\"123\",\"resources\":{\"requests\":{\"memory\":\"64Mi\"}}}",
                        "{\"name\":\"server\",\"resources\":{\"limits\":{\"cpu\":\"300m\"}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "0x10", "on", "null", "yes"})
    void aNameThatYamlTakesForSomethingElseStaysAName(String name) {
        String patch =
                cart("Deployment", name).of("cart", List.of(change("cart", name, Side.LIMITS, Resource.CPU, "300m")));

        JsonNode written = yaml(patch).at("/spec/template/spec/containers/0/name");
        assertThat(written.isString()).isTrue();
        assertThat(written.asString()).isEqualTo(name);
    }

    @Test
    void thereIsNoneForAContainerThatTheWorkloadDoesNotHave() {
        assertThat(cart("Deployment", "server").of("cart", BOTH)).isEmpty();
        assertThat(cart("Deployment", "server", "123").of("cart", BOTH)).isNotEmpty();
    }

    @Test
    void thereIsNoneWhereTheKindIsNotKnownOrNotOne() {
        List<Change> changes = List.of(change("cart", "server", Side.LIMITS, Resource.CPU, "300m"));

        assertThat(patch(Seen.during(10).limits("cart", "server", 1, 1, 1, 1)).of("cart", changes))
                .isEmpty();
        assertThat(patch(Seen.during(10)
                                .deployment("cart")
                                .workload("cart", "StatefulSet", 1)
                                .limits("cart", "server", 1, 1, 1, 1))
                        .of("cart", changes))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'; touch x; '", "a b", "-a", "A", "a\nb", ""})
    void aNameThatIsNoneInKubernetesIsPutIntoNoCommand(String name) {
        Change ofContainer = change("cart", name, Side.LIMITS, Resource.CPU, "300m");
        Change ofWorkload = change(name, "server", Side.LIMITS, Resource.CPU, "300m");

        assertThat(cart("Deployment", name).of("cart", List.of(ofContainer))).isEmpty();
        assertThat(patch(Seen.during(10).deployment(name).limits(name, "server", 1, 1, 1, 1))
                        .of(name, List.of(ofWorkload)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "StatefulSet", "DaemonSet"})
    void kubectlTakesItAndKeepsWhatItDoesNotName(String kind, @TempDir Path folder) throws Exception {
        assumeTrue(hasKubectl(), "kubectl is not installed");
        Path object = Files.writeString(
                folder.resolve("object.yaml"),
                """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: cart}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template:
                    metadata: {labels: {app: cart}}
                    spec:
                      containers:
                      - {name: server, image: a, resources: {limits: {cpu: 200m, memory: 128Mi}}}
                      - {name: "123", image: b}
                """
                        .formatted(kind));
        String body = yamlText(cart(kind, "server", "123").of("cart", BOTH));

        JsonNode patched = new YAMLMapper()
                .readTree(run(
                        List.of("kubectl", "patch", "--local", "-f", object.toString(), "--patch", body, "-o", "yaml"),
                        folder));

        assertThat(patched.at("/spec/template/spec/containers").valueStream().map(c -> c.path("name")
                        .asString()))
                .containsExactlyInAnyOrder("server", "123");
        assertThat(patched.findValues("resources").toString())
                .contains("\"cpu\":\"300m\"", "\"memory\":\"128Mi\"", "\"memory\":\"64Mi\"");
        assertThat(patched.findValuesAsString("image")).containsExactlyInAnyOrder("a", "b");
    }

    private static boolean hasKubectl() {
        return List.of(String.valueOf(System.getenv("PATH")).split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    private static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return output;
    }

    private static JsonNode yaml(String patch) {
        return new YAMLMapper().readTree(yamlText(patch));
    }

    private static String yamlText(String patch) {
        return patch.substring(patch.indexOf('\'') + 1, patch.lastIndexOf('\''));
    }

    private static Patch cart(String kind, String... containers) {
        Seen seen = Seen.during(10).workload("cart", kind, 1);
        List.of(containers).forEach(container -> seen.limits("cart", container, 1, 1, 1, 1));
        return patch(seen);
    }

    private static Patch patch(Seen seen) {
        return new Patch(seen.situation().evidence());
    }

    private static Change change(String workload, String container, Side side, Resource resource, String quantity) {
        return new Change(workload, container, side, resource, 0, quantity);
    }
}
