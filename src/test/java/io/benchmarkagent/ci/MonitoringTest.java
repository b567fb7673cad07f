package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.Promtool;
import io.benchmarkagent.web.measure.Measured;
import io.benchmarkagent.web.measure.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards and alert rules of {@code ci/kubernetes/monitoring}, beside what a real service tells of itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {
    private static final Path FOLDER = Path.of("ci/kubernetes/monitoring");
    private static final Path OPERATOR = Path.of("ci/kubernetes/serve/optional/prometheus-rule.yaml");
    private static final List<String> DASHBOARDS = List.of("dashboard-agent.json", "dashboard-findings.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:benchmark_agent|jvm|process|system|http)_\\w+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    /** What Prometheus adds. */
    private static final Set<String> SCRAPED = Set.of("job", "instance");

    private final Scrape scrape;

    MonitoringTest(@TempDir Path home) throws IOException {
        try (Measured measured = new Measured(home)) {
            scrape = measured.scrape();
        }
    }

    @Test
    void everyAlertIsRaisedByWhatItIsForAndByNothingElse() throws IOException, InterruptedException {
        for (String file : List.of("alerts-test.yaml", "alerts-week-test.yaml")) {
            Promtool tested =
                    Promtool.run("", "test", "rules", FOLDER.resolve(file).toString());
            assertThat(tested.exit()).as(tested.said()).isZero();
        }
        String tests = Files.readString(FOLDER.resolve("alerts-test.yaml"))
                + Files.readString(FOLDER.resolve("alerts-week-test.yaml"));
        for (JsonNode rule : rules()) {
            assertThat(tests)
                    .as("raised once and not raised once: " + rule.path("alert"))
                    .containsPattern("alertname: " + rule.path("alert").asString() + "\\n\\s+exp_alerts:\\n")
                    .contains("alertname: " + rule.path("alert").asString() + ", exp_alerts: []");
        }
    }

    @Test
    void everyAlertSaysWhatAndWhatToDo() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asString()).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").asString()).isNotEmpty();
            assertThat(rule.at("/annotations/action").asString()).isNotEmpty();
        });
    }

    @Test
    void theOperatorsRulesAreTheSame() throws IOException {
        assertThat(Yaml.read(OPERATOR).path("spec")).isEqualTo(Yaml.read(FOLDER.resolve("alerts.yaml")));
    }

    @Test
    void whatIsDrawnAndWatchedIsMeasured() throws IOException {
        Set<String> labels = scrape.text()
                .lines()
                .flatMap(line -> LABEL.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        labels.addAll(SCRAPED);
        for (String expression : expressions()) {
            List<String> named = METRIC.matcher(expression)
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(named.size() + (expression.contains("up{") ? 1 : 0))
                    .as(expression)
                    .isPositive();
            assertThat(scrape.names()).as(expression).containsAll(named);
            assertThat(labels)
                    .as(expression)
                    .containsAll(LABEL.matcher(expression)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        }
    }

    @Test
    void everyExpressionCanBeRead(@TempDir Path tmp) throws IOException, InterruptedException {
        List<String> all = expressions();
        assertThat(all).hasSizeGreaterThan(40);
        Promtool read = checked(tmp, all);
        assertThat(read.exit()).as(read.said()).isZero();
        assertThat(checked(tmp, List.of("sum by (a (b)")).exit()).isNotZero();
    }

    private static Promtool checked(Path tmp, List<String> expressions) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: all\n    rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            String expression = expressions.get(i).replace("$__rate_interval", "5m");
            rules.append("      - record: \"x" + i + ":y\"\n        expr: "
                    + JsonMapper.shared().writeValueAsString(expression) + "\n");
        }
        Path file = Files.writeString(tmp.resolve("all.yaml"), rules);
        return Promtool.run("", "check", "rules", file.toString());
    }

    @Test
    void aDashboardIsWhole() throws IOException {
        for (String name : DASHBOARDS) {
            JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name)));
            assertThat(dashboard.path("uid").asString()).isNotEmpty();
            List<JsonNode> panels = dashboard.path("panels").valueStream().toList();
            assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
            for (JsonNode panel : panels) {
                JsonNode at = panel.path("gridPos");
                assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
                assertThat(panel.path("title").asString()).isNotEmpty();
                if (!panel.path("type").asString().equals("row")) {
                    assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
                    assertThat(panel.path("targets")).isNotEmpty();
                }
            }
        }
    }

    /** Of both dashboards and of every rule. */
    private static List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        for (String name : DASHBOARDS) {
            JsonMapper.shared()
                    .readTree(Files.readString(FOLDER.resolve(name)))
                    .findValues("expr")
                    .forEach(expression -> all.add(expression.asString()));
        }
        rules().forEach(rule -> all.add(rule.path("expr").asString()));
        return all;
    }

    private static List<JsonNode> rules() throws IOException {
        return Yaml.read(FOLDER.resolve("alerts.yaml"))
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }
}
