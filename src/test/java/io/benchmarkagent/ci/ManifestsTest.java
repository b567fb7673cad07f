package io.benchmarkagent.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.benchmarkagent.Ran;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ci/kubernetes} puts into a cluster: read as a strict API server reads it, held to what we promise of it. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("ci/kubernetes");

    private final Manifests manifests = Manifests.in(FOLDER);

    ManifestsTest() throws IOException {}

    @Test
    void everyPodIsRestricted() {
        assertThat(manifests.pods()).hasSize(2).allSatisfy(pod -> assertThat(Restricted.violations(pod.getSpec()))
                .isEmpty());
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
        "restartPolicy: Never, 'hostNetwork: true', the host's network",
    })
    void whatLoosensItIsSeen(String line, String loosened, String violation) throws IOException {
        String text = Files.readString(FOLDER.resolve("job.yaml"));
        assertThat(text).contains(line);
        Job job = (Job) Manifests.read(Yaml.of(text.replace(line, loosened == null ? "" : loosened)));
        assertThat(Restricted.violations(job.getSpec().getTemplate().getSpec())).contains(violation);
    }

    @Test
    void aFieldThatNoTypeHasIsRefused() throws IOException {
        String text = Files.readString(FOLDER.resolve("job.yaml"));
        assertThatThrownBy(
                        () -> Manifests.read(Yaml.of(text.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"))))
                .isInstanceOf(UnrecognizedPropertyException.class);
        assertThatThrownBy(() -> Yaml.of(text + "kind: Job\n")).hasMessageContaining("Duplicate");
    }

    @Test
    void whatIsReferredToIsThere() {
        for (PodTemplateSpec template : manifests.pods()) {
            PodSpec pod = template.getSpec();
            assertThat(manifests.names(ServiceAccount.class)).contains(pod.getServiceAccountName());
            List<String> volumes =
                    pod.getVolumes().stream().map(Volume::getName).toList();
            assertThat(only(pod).getVolumeMounts().stream()
                            .map(VolumeMount::getName)
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(volumes);
            for (Volume volume : pod.getVolumes()) {
                if (volume.getPersistentVolumeClaim() != null) {
                    assertThat(manifests.names(PersistentVolumeClaim.class))
                            .contains(volume.getPersistentVolumeClaim().getClaimName());
                }
                if (volume.getConfigMap() != null) {
                    assertThat(manifests.names(ConfigMap.class))
                            .contains(volume.getConfigMap().getName());
                }
            }
        }
        assertThat(manifests.all())
                .allSatisfy(one -> assertThat(one.getMetadata().getNamespace())
                        .isIn("benchmark", one.getKind().startsWith("ClusterRole") ? null : "benchmark", "default"));
    }

    @Test
    void secretsAreFilesAndTheArchiveIsReadOnly() {
        for (PodTemplateSpec template : manifests.pods()) {
            Container container = only(template.getSpec());
            assertThat(container.getEnv()).allMatch(one -> one.getValueFrom() == null);
            assertThat(container.getEnv().stream().map(EnvVar::getName))
                    .noneMatch(name -> name.matches(".*(KEY|TOKEN|PASSWORD)"));
            String key = container.getEnv().stream()
                    .filter(one -> one.getName().equals("OPENAI_API_KEY_FILE"))
                    .map(EnvVar::getValue)
                    .findFirst()
                    .orElseThrow();
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount -> mount.getName().equals("secrets")
                            && Boolean.TRUE.equals(mount.getReadOnly())
                            && key.startsWith(mount.getMountPath() + "/"));
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount ->
                            mount.getMountPath().equals("/benchmarks") && Boolean.TRUE.equals(mount.getReadOnly()));
        }
    }

    @Test
    void nobodyCallsItAndItCallsFour() {
        NetworkPolicy policy = manifests.of(NetworkPolicy.class).get(0);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress()).isEmpty();
        assertThat(policy.getSpec().getEgress())
                .hasSize(4)
                .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty())
                .allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
        assertThat(policy.getSpec().getEgress().stream().map(ManifestsTest::ports))
                .containsExactly(List.of(53, 53), List.of(9090), List.of(443, 6443), List.of(443));
        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(pod.getMetadata().getLabels())
                        .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
    }

    private static List<Integer> ports(NetworkPolicyEgressRule rule) {
        return rule.getPorts().stream()
                .map(NetworkPolicyPort::getPort)
                .map(port -> port.getIntVal())
                .toList();
    }

    @Test
    void whatThePodsRunIsRunHere(@TempDir Path tmp) throws IOException, InterruptedException {
        Checkout installed = Checkout.at(tmp.resolve("agent"));
        Files.move(installed.folder().resolve("src"), tmp.resolve("src"));
        Path settings = tmp.resolve("settings.yaml");
        Files.writeString(
                settings,
                manifests
                        .of(ConfigMap.class)
                        .get(0)
                        .getData()
                        .get("benchmark-agent.yaml")
                        .replaceAll("http://[^\"]*", "http://127.0.0.1:1"));
        Files.writeString(tmp.resolve("key.txt"), "sk-of-a-file\n");
        for (PodTemplateSpec template : manifests.pods()) {
            List<String> command = new ArrayList<>(
                    List.of(installed.folder().resolve("benchmark-agent").toString()));
            only(template.getSpec())
                    .getArgs()
                    .forEach(argument -> command.add(argument.replace(
                                    "/benchmarks",
                                    Path.of("sample-benchmarks")
                                            .toAbsolutePath()
                                            .toString())
                            .replace("=/reports", "=" + tmp.resolve("reports"))
                            .replace("/etc/benchmark-agent/benchmark-agent.yaml", settings.toString())));
            Ran ran = new Shell(
                            tmp,
                            Map.of(
                                    "PATH", System.getenv("PATH"),
                                    "JAVA_HOME", System.getProperty("java.home"),
                                    "HOME", tmp.toString(),
                                    "OPENAI_BASE_URL", "http://127.0.0.1:1/v1",
                                    "OPENAI_API_KEY_FILE",
                                            tmp.resolve("key.txt").toString()))
                    .run(command);
            assertThat(ran.exit()).as(ran.err()).isIn(0, 10);
            assertThat(ran.err()).doesNotContain("sk-of-a-file");
        }
        assertThat(tmp.resolve("reports/gcp-amd-20260301-143022/findings.json")).exists();
    }

    private static Container only(PodSpec pod) {
        assertThat(pod.getContainers()).hasSize(1);
        return pod.getContainers().get(0);
    }
}
