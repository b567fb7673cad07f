package io.benchmarkagent.ci;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of a pod goes beyond the Pod Security Standard "restricted", and beyond what we ask in addition: a read-only root file system,
 * limits, no place to write that has no bound.
 */
final class Restricted {
    private final List<String> violations = new ArrayList<>();

    private Restricted() {}

    static List<String> violations(PodSpec pod) {
        Restricted found = new Restricted();
        found.pod(pod);
        Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                .forEach(found::container);
        pod.getVolumes().forEach(found::volume);
        return found.violations;
    }

    private void pod(PodSpec pod) {
        require(!Boolean.TRUE.equals(pod.getHostNetwork()), "the host's network");
        require(!Boolean.TRUE.equals(pod.getHostPID()), "the host's processes");
        require(!Boolean.TRUE.equals(pod.getHostIPC()), "the host's memory");
        var context = pod.getSecurityContext();
        require(context != null && Boolean.TRUE.equals(context.getRunAsNonRoot()), "may run as root");
        require(context != null && context.getRunAsUser() != null && context.getRunAsUser() > 0, "no user");
        require(
                context != null
                        && context.getSeccompProfile() != null
                        && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                "no seccomp profile");
    }

    private void container(Container container) {
        SecurityContext context = container.getSecurityContext();
        require(context != null && !Boolean.TRUE.equals(context.getPrivileged()), "privileged");
        require(context != null && Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "may gain privileges");
        require(context != null && Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), "writes to its root");
        require(
                context != null
                        && context.getCapabilities() != null
                        && context.getCapabilities().getDrop().equals(List.of("ALL"))
                        && context.getCapabilities().getAdd().isEmpty(),
                "capabilities");
        for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
            require(container.getResources().getLimits().containsKey(resource), "no limit of " + resource);
            require(container.getResources().getRequests().containsKey(resource), "no request of " + resource);
        }
        require(container.getImage().matches(".+(?::[\\w.-]+|@sha256:[0-9a-f]{64})"), "an image of no version");
        require(!container.getImage().endsWith(":latest"), "an image of no version");
    }

    private void volume(Volume volume) {
        require(volume.getHostPath() == null, "the host's files");
        require(volume.getEmptyDir() == null || volume.getEmptyDir().getSizeLimit() != null, "a volume of no bound");
    }

    private void require(boolean held, String violation) {
        if (!held) {
            violations.add(violation);
        }
    }
}
