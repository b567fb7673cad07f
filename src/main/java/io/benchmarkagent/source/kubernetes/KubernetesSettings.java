package io.benchmarkagent.source.kubernetes;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Whether and where a cluster is asked. An empty string means "not given". Credentials are those of the kubeconfig or of the pod's
 * service account.
 *
 * @param enabled whether it is asked for what is not recorded
 * @param kubeconfig the file; empty: those of {@code KUBECONFIG}, else {@code ~/.kube/config}, else the service account of the pod
 * @param context of the kubeconfig; empty: its current one
 * @param namespace where the benchmark's services run; empty: the one of the context, and of recorded objects any
 * @param timeout for the list of one kind
 * @param totalTimeout for all lists of a report together
 */
@ConfigurationProperties("kubernetes")
public record KubernetesSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String kubeconfig,
        @DefaultValue("") String context,
        @DefaultValue("") String namespace,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("10s") Duration timeout,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s") Duration totalTimeout) {
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Duration DAY = Duration.ofDays(1);

    public KubernetesSettings {
        require(
                namespace.isEmpty() || DNS_LABEL.matcher(namespace).matches(),
                "namespace",
                namespace,
                "lower case letters, digits and '-'");
        require(isTime(timeout), "timeout", timeout, "more than 0 and at most a day, such as 10s");
        require(isTime(totalTimeout), "total-timeout", totalTimeout, "more than 0 and at most a day, such as 30s");
    }

    /** The same without a cluster: only what is recorded is read. */
    public KubernetesSettings recordedOnly() {
        return new KubernetesSettings(false, "", "", namespace, timeout, totalTimeout);
    }

    private static boolean isTime(Duration duration) {
        return duration.toMillis() > 0 && duration.compareTo(DAY) <= 0;
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("kubernetes." + name + " is " + value + "; give " + wanted);
        }
    }
}
