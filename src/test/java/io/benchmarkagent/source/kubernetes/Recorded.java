package io.benchmarkagent.source.kubernetes;

import io.benchmarkagent.run.Evidence;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is read where nobody is asked. */
public final class Recorded {
    private Recorded() {}

    public static Evidence read(List<Path> folders, Instant from, Instant to) {
        return read("", folders, from, to);
    }

    static Evidence read(String namespace, List<Path> folders, Instant from, Instant to) {
        return source(namespace).collect(from, to, folders, folders.get(0));
    }

    /** Of any namespace. */
    public static KubernetesSource source() {
        return source("");
    }

    private static KubernetesSource source(String namespace) {
        return new KubernetesSource(settings(false, "", "", namespace), Map.of(), Clock.systemUTC());
    }

    static KubernetesSettings settings(boolean enabled, String kubeconfig, String context, String namespace) {
        return new KubernetesSettings(
                enabled, kubeconfig, context, namespace, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }
}
