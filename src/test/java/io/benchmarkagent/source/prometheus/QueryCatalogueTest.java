package io.benchmarkagent.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.MetricSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@SuppressWarnings("NullAway.Init")
class QueryCatalogueTest {
    private static final Placeholders FILL = new Placeholders("default", 30, 4);
    private static final String QUERY =
            """
            queries:
              - id: cpu
                metric: my.cpu
                label: my CPU
                unit: "%"
                better: lower
                scope: service
                subject: pod
                pods: mean
                promql: mine{namespace="$namespace"}
            """;

    @TempDir
    Path temp;

    @Test
    void everyExpressionIsOneThatPrometheusUnderstands() throws IOException, InterruptedException {
        PrometheusServer.assumeInstalled();
        List<String> expressions = expressions();
        Path rules = Files.writeString(temp.resolve("rules.json"), rules(expressions));

        Process promtool = new ProcessBuilder("promtool", "check", "rules", rules.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS: " + expressions.size() + " rules found");
    }

    @Test
    void noPlaceholderIsLeft() {
        assertThat(expressions())
                .noneMatch(expression ->
                        Placeholders.PLACEHOLDER.matcher(expression).find());
    }

    /** A counter that starts anew is a drop of the sum, and no rate of the sum can tell. Restarts are told by differences, pod by pod. */
    @Test
    void ratesComeBeforeSumsSoThatAResetIsNone() {
        Pattern counter = Pattern.compile("(\\w+\\(|[^\\w(]|^\\(?)\\w+_(total|bucket)\\{");
        List<String> before = expressions().stream()
                .filter(expression -> !expression.contains("count_over_time") && !expression.contains("restarts_total"))
                .flatMap(expression -> counter.matcher(expression).results().map(found -> found.group(1)))
                .toList();

        assertThat(before).hasSizeGreaterThan(30).containsOnly("rate(");
    }

    @Test
    void rateWindowsAreOfFourScrapes() {
        assertThat(PrometheusSettings.at("http://localhost:9090").windowScrapes())
                .isEqualTo(4);
        assertThat(expressions().stream().filter(e -> e.contains("rate(")))
                .hasSizeGreaterThan(20)
                .allMatch(e -> e.contains("[120s]") && !e.matches("(?s).*rate\\([^\\]]*\\[(?!120s\\]).*"));
    }

    @Test
    void placeholdersAreFilled() {
        assertThat(FILL.fill("x{n=\"$namespace\"}[$window] $step $edge_window \"$1\""))
                .isEqualTo("x{n=\"default\"}[120s] 30s 45000ms \"$1\"");
    }

    @Test
    void aMetricOfTheRunJsonIsDescribedAsThere() {
        MetricCatalogue runJson = MetricCatalogue.standard();
        Set<String> shared = Set.of(
                "cpu.utilization_pct",
                "memory.usage_mb",
                "cpu.throttled_percentage",
                "network.received_mb_per_sec",
                "network.transmitted_mb_per_sec",
                "request_rate_rps",
                "error_rate_pct");

        assertThat(QueryCatalogue.standard().specs().stream().filter(spec -> shared.contains(spec.metric())))
                .hasSize(shared.size())
                .allMatch(spec -> spec.equals(runJson.spec(spec.metric())));
    }

    @Test
    void everyMetricHasOneDescription() {
        List<MetricSpec> specs = QueryCatalogue.standard().specs();

        assertThat(new HashSet<>(specs.stream().map(MetricSpec::metric).toList()))
                .hasSameSizeAs(specs);
    }

    @Test
    void aFileMayAddQueriesAndTakeThePlaceOfOne() throws IOException {
        Path mine = Files.writeString(
                temp.resolve("mine.yaml"),
                QUERY + QUERY.replace("queries:\n", "").replace("id: cpu", "id: extra"));

        QueryCatalogue catalogue =
                QueryCatalogue.of(bound(Map.of("prometheus.queries", mine.toString())), QueryCatalogue::standard);

        assertThat(catalogue.queries())
                .hasSize(QueryCatalogue.standard().queries().size() + 1);
        assertThat(catalogue.queries().get(0).spec().metric()).isEqualTo("my.cpu");
        assertThat(catalogue.probes()).isEqualTo(QueryCatalogue.standard().probes());
    }

    @Test
    void aFileMayReplaceTheCatalogue() throws IOException {
        Path mine = Files.writeString(temp.resolve("mine.yaml"), QUERY);

        assertThat(QueryCatalogue.of(bound(Map.of("prometheus.catalogue", mine.toString())), QueryCatalogue::standard)
                        .queries())
                .hasSize(1);
    }

    @Test
    void aMistakeIsNamedWithWhatIsKnown() {
        refused(QUERY.replace("\"%\"", "percent"), "query 'cpu': unknown unit 'percent'; known: %,");
        refused(QUERY.replace("lower", "less"), "unknown word 'less'; known: [lower, higher, neither]");
        refused(QUERY.replace("$namespace", "$ns"), "unknown $ns; known: [$namespace, $window, $step, $edge_window]");
        refused(QUERY.replace("pods: mean", "pods: median"), "known: [mean, sum, max]");
        refused(QUERY.replace("label:", "lable:"), "lable");
        refused(QUERY.replace("id: cpu", "id: ../cpu"), "becomes a file's name");
        refused(QUERY.replace("    promql: mine{namespace=\"$namespace\"}\n", ""), "has no promql");
        refused(QUERY.replace("    subject: pod\n", ""), "scope cluster has no subject");
        refused(QUERY + QUERY.replace("queries:\n", ""), "given twice");
        refused("queries: [", "mine.yaml");
    }

    @Test
    void twoDescriptionsOfOneMetricAreRefused() {
        refused(
                QUERY
                        + QUERY.replace("queries:\n", "")
                                .replace("id: cpu", "id: b")
                                .replace("lower", "higher"),
                "describes metric 'my.cpu' unlike another");
    }

    private void refused(String yaml, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Path mine = Files.writeString(temp.resolve("mine.yaml"), yaml);
                    QueryCatalogue.of(bound(Map.of("prometheus.catalogue", mine.toString())), QueryCatalogue::standard);
                })
                .withMessageContaining("mine.yaml")
                .withMessageContaining(because);
    }

    private static PrometheusSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prometheus", Bindable.of(PrometheusSettings.class));
    }

    private static List<String> expressions() {
        QueryCatalogue catalogue = QueryCatalogue.standard();
        return Stream.concat(
                        catalogue.probes().stream().map(probe -> "count_over_time(" + probe + ")"),
                        catalogue.queries().stream().flatMap(query -> query.promql().stream()))
                .map(FILL::fill)
                .collect(Collectors.toList());
    }

    /** JSON is YAML, and nobody has to quote an expression by hand. */
    private static String rules(List<String> expressions) {
        ObjectMapper json = JsonMapper.shared();
        ObjectNode document = json.createObjectNode();
        ArrayNode rules =
                document.putArray("groups").addObject().put("name", "catalogue").putArray("rules");
        for (int i = 0; i < expressions.size(); i++) {
            rules.addObject().put("record", "r" + i).put("expr", expressions.get(i));
        }
        return json.writeValueAsString(document);
    }
}
