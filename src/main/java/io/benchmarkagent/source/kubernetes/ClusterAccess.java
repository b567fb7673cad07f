package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.source.kubernetes.NoAnswer.Reason;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings and environment → where the cluster is and who we are, in the order in which kubectl looks: the file that is named,
 * {@code KUBECONFIG}, {@code ~/.kube/config}, the service account of the pod that this runs in.
 *
 * @param serviceAccount the folder where a pod finds its own
 */
record ClusterAccess(KubernetesSettings settings, Map<String, String> environment, Path serviceAccount) {
    static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int RETRIES = 2;

    ClusterAccess {
        environment = Map.copyOf(environment);
    }

    /** Names no secret, unlike what a record prints. */
    @Override
    public String toString() {
        return "ClusterAccess[" + settings + "]";
    }

    Config config() throws NoAnswer {
        List<Path> files = files();
        Config config = files.isEmpty() ? ofThePod() : Kubeconfig.read(files).config(settings.context());
        proxied(config);
        config.setRequestRetryBackoffLimit(RETRIES);
        config.setConnectionTimeout((int) settings.timeout().toMillis());
        if (!settings.namespace().isEmpty()) {
            config.setNamespace(settings.namespace());
        }
        return config;
    }

    private List<Path> files() {
        if (!settings.kubeconfig().isEmpty()) {
            return List.of(Path.of(settings.kubeconfig()));
        }
        String listed = environment.getOrDefault("KUBECONFIG", "");
        return (listed.isEmpty() ? home().stream() : Arrays.stream(listed.split(File.pathSeparator, -1)))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    private Optional<String> home() {
        return Optional.ofNullable(environment.get("HOME")).map(home -> home + "/.kube/config");
    }

    private Config ofThePod() throws NoAnswer {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        Path token = serviceAccount.resolve("token");
        if (host.isEmpty() || !Files.exists(token) || !settings.context().isEmpty()) {
            throw new NoAnswer(Reason.KUBECONFIG, "there is no kubeconfig, and this is no pod of a cluster");
        }
        Config config = Config.empty();
        config.setMasterUrl("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        config.setCaCertFile(serviceAccount.resolve("ca.crt").toString());
        config.setAutoOAuthToken(Kubeconfig.token(token));
        Path namespace = serviceAccount.resolve("namespace");
        if (Files.exists(namespace)) {
            config.setNamespace(Kubeconfig.token(namespace));
        }
        return config;
    }

    /** As the environment says, where the kubeconfig does not. */
    private void proxied(Config config) {
        if (config.getHttpProxy() == null && config.getHttpsProxy() == null) {
            variable("HTTP_PROXY").ifPresent(config::setHttpProxy);
            variable("HTTPS_PROXY").ifPresent(config::setHttpsProxy);
            variable("NO_PROXY").ifPresent(hosts -> config.setNoProxy(hosts.split("\\s*,\\s*", -1)));
        }
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .flatMap(one -> Stream.ofNullable(environment.get(one)))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
