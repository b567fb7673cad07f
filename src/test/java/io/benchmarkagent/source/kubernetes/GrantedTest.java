package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.KubernetesServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code ci/kubernetes/rbac.yaml} grants is what is asked: nothing else is called, and nothing granted is unused. */
class GrantedTest {
    private static final String NAMESPACE = "benchmark";
    private static final Pattern LISTED =
            Pattern.compile("/(?:api/v1|apis/([^/]+)/[^/]+)/(?:namespaces/([^/]+)/)?([a-z]+)(?:\\?.*)?");
    private static final Instant NOW = Instant.parse("2026-03-01T14:30:00Z");

    private final Path tmp;

    GrantedTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void whatIsAskedIsGrantedAndWhatIsGrantedIsAsked() throws IOException {
        assertThat(asked()).isEqualTo(granted());
    }

    @Test
    void everyRoleIsBoundToTheServiceAccount() throws IOException {
        List<String> roles = documents()
                .filter(one -> kind(one).endsWith("Role"))
                .map(one -> kind(one) + " " + one.at("/metadata/namespace").asString("*") + " "
                        + one.at("/metadata/name").asString())
                .toList();
        List<String> bound = documents()
                .filter(one -> kind(one).endsWith("RoleBinding"))
                .filter(one -> one.at("/subjects/0/kind").asString().equals("ServiceAccount")
                        && one.at("/subjects/0/name").asString().equals("benchmark-agent")
                        && one.at("/subjects/0/namespace").asString().equals(NAMESPACE)
                        && one.path("subjects").size() == 1)
                .map(one -> one.at("/roleRef/kind").asString() + " "
                        + one.at("/metadata/namespace").asString("*") + " "
                        + one.at("/roleRef/name").asString())
                .toList();

        assertThat(roles).hasSize(3).containsExactlyInAnyOrderElementsOf(bound);
        assertThat(documents().filter(one -> kind(one).equals("ServiceAccount")))
                .singleElement()
                .satisfies(account ->
                        assertThat(account.at("/metadata/name").asString()).isEqualTo("benchmark-agent"));
    }

    private SortedSet<String> asked() throws IOException {
        try (KubernetesServer server = KubernetesServer.http()) {
            Path kubeconfig = server.kubeconfig(tmp.resolve("kubeconfig"), NAMESPACE);
            new KubernetesSource(Recorded.settings(true, kubeconfig.toString(), "", ""), Map.of(), Clock.systemUTC())
                    .collect(NOW.minusSeconds(600), NOW, List.of(), tmp.resolve("evidence"));
            TreeSet<String> asked = new TreeSet<>();
            server.asked().forEach(one -> asked.add(right(one)));
            return asked;
        }
    }

    /** As the API server tells verbs from requests: a GET of a collection is a list, with watch a watch. */
    private static String right(KubernetesServer.Asked asked) {
        Matcher path = LISTED.matcher(asked.path());
        if (!asked.method().equals("GET") || !path.matches() || asked.path().contains("watch=")) {
            return asked.method() + " " + asked.path() + " is no list";
        }
        return right(path.group(2), path.group(1), path.group(3), "list");
    }

    private static SortedSet<String> granted() throws IOException {
        TreeSet<String> granted = new TreeSet<>();
        documents().filter(one -> kind(one).endsWith("Role")).forEach(role -> role.path("rules")
                .forEach(rule -> rule.path("apiGroups")
                        .forEach(group -> rule.path("resources").forEach(resource -> rule.path("verbs")
                                .forEach(verb -> granted.add(right(
                                        role.at("/metadata/namespace").asString("*"),
                                        group.asString(),
                                        resource.asString(),
                                        verb.asString())))))));
        return granted;
    }

    private static String right(String namespace, String group, String resource, String verb) {
        return String.join(" ", namespace == null ? "*" : namespace, group == null ? "" : group, resource, verb);
    }

    private static String kind(JsonNode document) {
        return document.path("kind").asString("");
    }

    private static Stream<JsonNode> documents() throws IOException {
        String text = Files.readString(Path.of("ci/kubernetes/rbac.yaml"));
        return Stream.of(text.split("(?m)^---$", -1)).map(YAMLMapper.builder().build()::readTree);
    }
}
