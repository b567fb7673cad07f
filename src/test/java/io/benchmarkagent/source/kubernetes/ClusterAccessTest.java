package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.KubernetesServer;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the cluster is looked for, as kubectl looks. */
class ClusterAccessTest {
    private static final String CONFIG = KubernetesServer.kubeconfig("https://one:6443", "shop");

    private final Path tmp;

    ClusterAccessTest(@TempDir Path tmp) {
        this.tmp = tmp;
    }

    @Test
    void theFileThatIsNamedComesFirst() throws IOException, NoAnswer {
        Path named = write("named", CONFIG.replace("one", "named"));
        Path variable = write("variable", CONFIG);

        Config config = access(settings(named.toString(), "", ""), Map.of("KUBECONFIG", variable.toString()));
        assertThat(config.getMasterUrl()).isEqualTo("https://named:6443/");
        assertThat(config.getNamespace()).isEqualTo("shop");
        assertThat(config.getAutoOAuthToken()).isEqualTo("k8s-tok-51c09ae");
    }

    @Test
    void theFilesOfTheVariableAreMergedAndMissingOnesPassedOver() throws IOException, NoAnswer {
        Path one = write("one", CONFIG);
        Path two = write(
                "two", CONFIG.replace("bench", "prod").replace("local", "far").replace("one", "two"));
        String files =
                String.join(File.pathSeparator, "", tmp.resolve("none").toString(), one.toString(), two.toString());

        Map<String, String> environment = Map.of("KUBECONFIG", files);
        assertThat(access(settings("", "", ""), environment).getMasterUrl()).isEqualTo("https://one:6443/");
        assertThat(access(settings("", "prod", ""), environment).getMasterUrl()).isEqualTo("https://two:6443/");
    }

    @Test
    void theHomeFolderHasOneToo() throws IOException, NoAnswer {
        Files.createDirectory(tmp.resolve(".kube"));
        write(".kube/config", CONFIG);

        assertThat(access(settings("", "", "other"), Map.of("HOME", tmp.toString())))
                .satisfies(config -> assertThat(config.getMasterUrl()).isEqualTo("https://one:6443/"))
                .satisfies(config -> assertThat(config.getNamespace()).isEqualTo("other"));
    }

    @Test
    void inAPodItIsTheServiceAccount() throws IOException, NoAnswer {
        write("token", "tok\n");
        write("ca.crt", "");
        write("namespace", "shop");
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

        Config config = access(settings("", "", ""), pod);
        assertThat(config.getMasterUrl()).isEqualTo("https://[fd00::1]:443/");
        assertThat(config.getAutoOAuthToken()).isEqualTo("tok");
        assertThat(config.getNamespace()).isEqualTo("shop");
        assertThat(config.getCaCertFile()).isEqualTo(tmp.resolve("ca.crt").toString());
        assertThatThrownBy(() -> access(settings("", "prod", ""), pod)).isInstanceOf(NoAnswer.class);
    }

    @Test
    void aTokenMayComeFromAFileOrFromAProgram() throws IOException, NoAnswer {
        Path token = write("token", "of-a-file\n");
        Path file = write("file", CONFIG.replaceFirst("token: .*}", "tokenFile: " + token + "}"));
        assertThat(access(settings(file.toString(), "", ""), Map.of()).getAutoOAuthToken())
                .isEqualTo("of-a-file");

        Path program = write(
                "program",
                """
                #!/bin/sh
                echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"of-a-program"}}'
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String exec = "user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./program}}";
        Path plugin = write("plugin", CONFIG.replaceFirst("user: \\{token: .*}", exec));
        assertThat(access(settings(plugin.toString(), "", ""), Map.of()).getAutoOAuthToken())
                .isEqualTo("of-a-program");
    }

    @Test
    void aProxyOfTheEnvironmentCountsWhereTheKubeconfigNamesNone() throws IOException, NoAnswer {
        Path plain = write("plain", CONFIG);
        Path own = write("own", CONFIG.replace("cluster: {server", "cluster: {proxy-url: 'http://own:1', server"));
        Map<String, String> environment = Map.of("https_proxy", "http://proxy:3128", "NO_PROXY", "a, b");

        Config config = access(settings(plain.toString(), "", ""), environment);
        assertThat(config.getHttpsProxy()).isEqualTo("http://proxy:3128");
        assertThat(config.getNoProxy()).containsExactly("a", "b");
        assertThat(access(settings(own.toString(), "", ""), environment).getHttpsProxy())
                .isNull();
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() {
        assertThat(new ClusterAccess(settings("", "", ""), Map.of("TOKEN", "s3cr3t"), tmp).toString())
                .doesNotContain("s3cr3t");
    }

    private Config access(KubernetesSettings settings, Map<String, String> environment) throws NoAnswer {
        return new ClusterAccess(settings, environment, tmp).config();
    }

    private static KubernetesSettings settings(String kubeconfig, String context, String namespace) {
        return Recorded.settings(true, kubeconfig, context, namespace);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(tmp.resolve(name), text);
    }
}
