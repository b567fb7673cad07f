package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code docs/ci.md} tells its readers to type, typed. Programs that are not at hand are stood in for. */
class RecipesTest {
    private static final Path PAGE = Path.of("docs/ci.md");
    private static final String INCIDENT = "reports/gcp-amd-20260301-143022/findings.json";

    private final Path tmp;

    RecipesTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void everyInputAndOutputIsDocumentedAndNoOther() throws IOException {
        JsonNode action = Yaml.read(Path.of("ci/github/action.yml"));
        String page = Files.readString(PAGE);
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| `") && !line.startsWith("| [`"))
                .map(line -> line.split("`")[1])
                .toList();
        assertThat(rows).containsExactlyElementsOf(action.path("inputs").propertyNames());
        assertThat(action.path("outputs").propertyNames())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        action.path("inputs").properties().forEach(one -> {
            String value = one.getValue().path("default").asString();
            if (value.matches("[a-z0-9]+")) {
                assertThat(page).contains("| `" + one.getKey() + "` | `" + value + "` |");
            }
        });
    }

    @Test
    void prometheusIsReachedForAsLongAsTheReportTakes() throws IOException, InterruptedException {
        Installed installed = Installed.at(tmp);
        stand(
                installed,
                "kubectl",
                "printf '%s\\n' \"$*\"; trap 'echo closed; exit' TERM; while :; do sleep 0.1; done");
        stand(installed, "curl", "[ \"$2\" = http://localhost:9090/-/ready ]");
        String recipe = Documented.blocks(PAGE, "Reaching Prometheus").get(0);
        Ran ran = installed.run(List.of("bash", "-euc", recipe + "true"), Map.of());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(installed.work().resolve(INCIDENT)).exists();
        Path log = installed.work().resolve("port-forward.log");
        for (int i = 0; i < 50 && !Files.readString(log).contains("closed"); i++) {
            Thread.sleep(100);
        }
        assertThat(Files.readString(log))
                .isEqualTo("-n monitoring port-forward service/prometheus 9090:9090\nclosed\n");
    }

    @Test
    void aSecretIsReadFromTheFileThatIsMountedOrFetched() throws IOException, InterruptedException {
        Installed installed = Installed.at(tmp);
        stand(installed, "vault", "[ \"$*\" = 'kv get -field=key secret/openai' ] && echo sk-of-the-vault");
        Path mounted = Files.writeString(tmp.resolve("mounted"), "sk-of-a-mount\n");
        Map<String, String> variables = new HashMap<>(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"));
        for (String line : Documented.blocks(PAGE, "Secrets").get(0).lines().toList()) {
            String typed = line.replace("/run/secrets/openai-api-key", mounted.toString());
            Ran ran = installed.run(List.of("bash", "-euc", typed), variables);
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.err()).contains("127.0.0.1").doesNotContain("sk-of");
        }
    }

    @Test
    void whatAPageOfCommandsNamesIsThere() throws IOException {
        for (String block : List.of("Kubernetes", "Container image")) {
            String commands = String.join("", Documented.blocks(PAGE, block));
            assertThat(commands).contains("ci/");
            for (String word : commands.split("\\s+")) {
                if (word.startsWith("ci/")) {
                    assertThat(Path.of(word)).exists();
                }
            }
        }
    }

    private static void stand(Installed installed, String name, String script) throws IOException {
        Path file = Files.writeString(installed.bin().resolve(name), "#!/usr/bin/env bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
