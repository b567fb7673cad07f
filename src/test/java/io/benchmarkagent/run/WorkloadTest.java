package io.benchmarkagent.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
    @ParameterizedTest
    @CsvSource({
        "frontend-75d897db69-bnz99, frontend",
        "redis-cart-c8ff86559-lvnhz, redis-cart",
        "emailservice-5df8b7f5c-wzzzz, emailservice",
        "productcatalogservice-6b654dbf57-zq8dt, productcatalogservice",
        "fluentbit-gke-x7k2p, fluentbit-gke",
        "redis-cart-0, redis-cart",
        "web-12, web",
        "frontend, frontend",
        "redis-cart, redis-cart",
        "frontend-v2, frontend-v2",
        "cart-service, cart-service",
        "kube-proxy-gke-benchmark, kube-proxy-gke-benchmark",
        "a-b-c, a-b-c",
        "backup-28012345-x7k2p, backup",
    })
    void aPodsWorkloadIsItsNameWithoutWhatKubernetesDrew(String pod, String workload) {
        assertThat(Workload.ofPod(pod)).isEqualTo(workload);
    }
}
