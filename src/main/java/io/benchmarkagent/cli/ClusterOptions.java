package io.benchmarkagent.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of which cluster may be asked, and about which namespace; Prometheus is asked about the same. */
final class ClusterOptions {
    @Option(
            names = "--kubernetes",
            description =
                    "the cluster of your kubeconfig, or the one this runs in, may be asked; it is only asked to list")
    boolean kubernetes;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "as --kubernetes, with this file (default: KUBECONFIG, then ~/.kube/config)")
    @Nullable
    String kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "as --kubernetes, with this context of the kubeconfig (default: its current one)")
    @Nullable
    String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description =
                    "where the benchmark's services run, for Kubernetes and Prometheus (default: the context's; default)")
    @Nullable
    String namespace;

    /** Settings by their names. To name a kubeconfig or a context is to ask for it. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (kubernetes || kubeconfig != null || context != null) {
            settings.put("kubernetes.enabled", "true");
        }
        Optional.ofNullable(kubeconfig).ifPresent(file -> settings.put("kubernetes.kubeconfig", file));
        Optional.ofNullable(context).ifPresent(name -> settings.put("kubernetes.context", name));
        Optional.ofNullable(namespace).ifPresent(name -> {
            settings.put("kubernetes.namespace", name);
            settings.put("prometheus.namespace", name);
        });
        return settings;
    }

    /** As they were typed. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        if (kubernetes) {
            flags.add("--kubernetes");
        }
        Optional.ofNullable(kubeconfig).ifPresent(file -> flags.addAll(List.of("--kubeconfig", file)));
        Optional.ofNullable(context).ifPresent(name -> flags.addAll(List.of("--context", name)));
        Optional.ofNullable(namespace).ifPresent(name -> flags.addAll(List.of("--namespace", name)));
        return flags;
    }
}
