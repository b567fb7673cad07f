package io.benchmarkagent.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The workload a pod belongs to, from the pod's name: Kubernetes draws suffixes from an alphabet without vowels and without 0, 1
 * and 3, so {@code frontend-75d897db69-bnz99} is frontend, {@code redis-cart-0} is redis-cart and {@code fluentbit-x7k2p} is
 * fluentbit; {@code backup-28012345-x7k2p} is of CronJob backup, at a minute of the epoch. A name that carries no such suffix is its own workload.
 *
 * <p>Source: k8s.io/apimachinery/pkg/util/rand (alphanums), StatefulSet ordinals.
 */
public final class Workload {
    private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final List<Pattern> SUFFIXES = List.of(
            Pattern.compile("(.+)-" + SAFE + "{6,10}-" + SAFE + "{5}"),
            Pattern.compile("(.+)-\\d{8}-" + SAFE + "{5}"),
            Pattern.compile("(.+)-" + SAFE + "{5}"),
            Pattern.compile("(.+)-\\d{1,5}"));

    private Workload() {}

    public static String ofPod(String pod) {
        return SUFFIXES.stream()
                .map(suffix -> suffix.matcher(pod))
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst()
                .orElse(pod);
    }
}
