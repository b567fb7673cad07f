package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.benchmarkagent.web.health.HealthApi;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What {@code ci/kubernetes/serve} puts into a cluster. */
class ServeManifestsTest {
    private static final Path FOLDER = Path.of("ci/kubernetes/serve");
    private static final Map<String, String> PODS = Map.of("app.kubernetes.io/name", "benchmark-agent-serve");
    /** Questions and reports under way, and after them the last bytes: what the service takes after web.drain at most. */
    private static final long WORK_SECONDS = 20 + 20;

    private final Manifests manifests = Manifests.in(FOLDER);
    private final Deployment deployment = manifests.of(Deployment.class).get(0);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);

    ServeManifestsTest() throws IOException {}

    @Test
    void everyPodIsRestrictedAndHasNoTokenOfTheCluster() {
        assertThat(manifests.pods()).hasSize(1);
        assertThat(Restricted.violations(pod)).isEmpty();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(manifests.of(ServiceAccount.class).get(0).getAutomountServiceAccountToken())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "runAsNonRoot: true, runAsNonRoot: false, may run as root",
        "runAsUser: 10001, runAsUser: 0, no user",
        "type: RuntimeDefault, type: Unconfined, no seccomp profile",
        "privileged: false, privileged: true, privileged",
        "allowPrivilegeEscalation: false, allowPrivilegeEscalation: true, may gain privileges",
        "readOnlyRootFilesystem: true, readOnlyRootFilesystem: false, writes to its root",
        "drop: [ALL], drop: [NET_RAW], capabilities",
        "'memory: 1Gi, ', '', no limit of memory",
        "'requests: {cpu: 500m, ', 'requests: {', no request of cpu",
        "'emptyDir: {sizeLimit: 256Mi}', 'emptyDir: {}', a volume of no bound",
        "'emptyDir: {sizeLimit: 256Mi}', 'hostPath: {path: /tmp}', the host's files",
        "'benchmark-agent:0.1.0 #', 'benchmark-agent:latest #', an image of no version",
        "'automountServiceAccountToken: false', 'hostPID: true', the host's processes",
    })
    void whatLoosensItIsSeen(String line, String loosened, String violation) throws IOException {
        String text = Files.readString(FOLDER.resolve("deployment.yaml"));
        assertThat(text).contains(line);
        Deployment loose = (Deployment) Manifests.read(Yaml.of(text.replace(line, loosened == null ? "" : loosened)));
        assertThat(Restricted.violations(loose.getSpec().getTemplate().getSpec()))
                .contains(violation);
    }

    @Test
    void aFieldThatNoTypeHasIsRefused() throws IOException {
        for (String[] wrong : new String[][] {
            {"deployment.yaml", "maxUnavailable"},
            {"autoscaler.yaml", "averageUtilization"},
            {"disruption.yaml", "maxUnavailable"}
        }) {
            String text = Files.readString(FOLDER.resolve(wrong[0]));
            assertThatThrownBy(() -> Manifests.read(Yaml.of(text.replace(wrong[1], wrong[1] + "s"))))
                    .isInstanceOf(UnrecognizedPropertyException.class);
        }
    }

    @Test
    void whatIsReferredToIsThere() {
        assertThat(manifests.names(ServiceAccount.class)).contains(pod.getServiceAccountName());
        assertThat(container.getVolumeMounts().stream()
                        .map(VolumeMount::getName)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().stream().map(Volume::getName).toList());
        assertThat(pod.getVolumes().stream()
                        .filter(one -> one.getPersistentVolumeClaim() != null)
                        .map(one -> one.getPersistentVolumeClaim().getClaimName()))
                .containsExactlyInAnyOrderElementsOf(manifests.names(PersistentVolumeClaim.class));
        assertThat(pod.getVolumes().stream()
                        .filter(one -> one.getConfigMap() != null)
                        .map(one -> one.getConfigMap().getName()))
                .containsExactlyElementsOf(manifests.names(ConfigMap.class));
        HorizontalPodAutoscaler autoscaler =
                manifests.of(HorizontalPodAutoscaler.class).get(0);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(deployment.getMetadata().getName());
        assertThat(autoscaler.getSpec().getMinReplicas())
                .isEqualTo(deployment.getSpec().getReplicas())
                .isEqualTo(3);
        assertThat(manifests.all().stream().map(HasMetadata::getMetadata))
                .allMatch(one -> one.getNamespace().equals("benchmark"));
    }

    @Test
    void whoeverPicksPodsPicksThese() {
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels()).isEqualTo(PODS);
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(PODS);
        assertThat(manifests.of(Service.class).get(0).getSpec().getSelector()).isEqualTo(PODS);
        assertThat(manifests
                        .of(PodDisruptionBudget.class)
                        .get(0)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(PODS);
        assertThat(manifests
                        .of(NetworkPolicy.class)
                        .get(0)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(PODS);
        assertThat(pod.getTopologySpreadConstraints())
                .allMatch(one -> one.getLabelSelector().getMatchLabels().equals(PODS));
    }

    @Test
    void probesAskWhatIsServedAndTheEndHasTime() {
        for (Probe probe :
                List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
            assertThat(HealthApi.PATHS).contains(probe.getHttpGet().getPath());
            assertThat(probe.getHttpGet().getPort().getStrVal())
                    .isEqualTo(container.getPorts().get(0).getName());
        }
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
        long drain =
                Long.parseLong(settings().path("web").path("drain").asString().replace("s", ""));
        assertThat(drain).isPositive();
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(drain + WORK_SECONDS);
    }

    @Test
    void callersShowTokensAndSecretsAreFiles() {
        JsonNode web = settings().path("web");
        assertThat(web.path("auth").asBoolean()).isTrue();
        assertThat(web.path("address").asString()).isEqualTo("0.0.0.0");
        assertThat(container.getEnv()).allMatch(one -> one.getValueFrom() == null);
        assertThat(container.getEnv().stream().map(EnvVar::getName))
                .noneMatch(name -> name.matches(".*(KEY|TOKEN|PASSWORD)"))
                .contains("OPENAI_API_KEY_FILE", "PGPASSWORD_FILE", "REDIS_PASSWORD_FILE");
        assertThat(container.getVolumeMounts())
                .filteredOn(one -> List.of("/benchmarks", "/run/secrets/benchmark-agent", "/etc/benchmark-agent")
                        .contains(one.getMountPath()))
                .hasSize(3)
                .allMatch(one -> Boolean.TRUE.equals(one.getReadOnly()));
    }

    @Test
    void theSecretOfAVaultHasWhatThePodReads() throws IOException {
        JsonNode external = Yaml.read(FOLDER.resolve("optional/external-secret.yaml"));
        List<String> files = container.getEnv().stream()
                .map(EnvVar::getValue)
                .filter(value -> value.startsWith("/run/secrets/"))
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .toList();
        assertThat(external.at("/spec/data").valueStream().map(one -> one.path("secretKey")
                        .asString()))
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(external.at("/spec/target/name").asString())
                .isEqualTo(pod.getVolumes().stream()
                        .filter(one -> one.getSecret() != null)
                        .findFirst()
                        .orElseThrow()
                        .getSecret()
                        .getSecretName());
    }

    @Test
    void nobodyElseCallsItAndItCallsFive() {
        NetworkPolicy policy = manifests.of(NetworkPolicy.class).get(0);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress()).hasSize(1).allSatisfy(rule -> {
            assertThat(rule.getFrom()).hasSize(2).allMatch(one -> one.getPodSelector() != null);
            assertThat(rule.getPorts()).hasSize(1).allMatch(one -> one.getPort()
                    .getIntVal()
                    .equals(container.getPorts().get(0).getContainerPort()));
        });
        assertThat(policy.getSpec().getEgress().stream()
                        .map(rule -> rule.getPorts().get(0).getPort().getIntVal()))
                .containsExactly(53, 9090, 5432, 6379, 443);
        assertThat(policy.getSpec().getEgress())
                .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty());
    }

    @Test
    void everyFileIsApplied() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(Yaml.read(FOLDER.resolve("kustomization.yaml"))
                            .path("resources")
                            .valueStream()
                            .map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("kustomization.yaml"))
                            .toList());
        }
    }

    private JsonNode settings() {
        return Yaml.of(manifests.of(ConfigMap.class).get(0).getData().get("benchmark-agent.yaml"));
    }
}
