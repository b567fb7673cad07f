package io.benchmarkagent.cause;

import io.benchmarkagent.run.ClusterEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What one event says by itself, in words for people. Of its message only known words and numbers are taken: the rest is long, names
 * objects that no other run has, and is anybody's.
 */
record Said(Moment.Kind kind, String words) {
    private static final Pattern PROBE = Pattern.compile("^(Readiness|Liveness|Startup) probe");
    private static final Pattern RESTARTING = Pattern.compile("failed (liveness|startup) probe");
    private static final Pattern INSUFFICIENT = Pattern.compile("Insufficient ([a-z](?:[a-z./-]{0,29}[a-z])?)");

    /** What the kubelet says besides of an image that it could not pull; each is a warning of its own, and counted. */
    private static final Pattern ECHO =
            Pattern.compile("^(Error: ErrImagePull|Error: ImagePullBackOff|Back-off pulling image)");

    private static final Pattern LOW = Pattern.compile("low on resource: ([a-z][a-z-]{0,30})");
    private static final Pattern SCALED =
            Pattern.compile("^Scaled (up|down) replica set .*?to (\\d{1,6})(?: from (\\d{1,6}))?");
    private static final Pattern SIZE = Pattern.compile("^New size: (\\d{1,6})");

    /** What nodes are when they are not as they should be, by the reason of the event. */
    private static final Map<String, String> NODES = Map.of(
            "NodeNotReady", "not ready",
            "NodeHasInsufficientMemory", "short of memory",
            "NodeHasDiskPressure", "short of disk",
            "NodeHasInsufficientPID", "short of process ids",
            "NodeNotSchedulable", "takes no more pods",
            "RemovingNode", "removed",
            "Rebooted", "rebooted",
            "SystemOOM", "out of memory",
            "EvictionThresholdMet", "short of a resource, evicts pods");

    /** Empty of what is ordinary, or of no interest to a run. */
    static Optional<Said> of(ClusterEvent event) {
        if (ECHO.matcher(event.message()).find()) {
            return Optional.empty();
        }
        Optional<Said> known = event.about().equals("Node") ? node(event) : other(event);
        return known.or(() -> event.type().equals("Warning")
                ? Optional.of(new Said(Moment.Kind.WARNING, event.reason()))
                : Optional.empty());
    }

    private static Optional<Said> node(ClusterEvent event) {
        return Optional.ofNullable(NODES.get(event.reason()))
                .map(words -> new Said(Moment.Kind.NODE, named(words, event)));
    }

    private static Optional<Said> other(ClusterEvent event) {
        String message = event.message();
        return switch (event.reason()) {
            case "Unhealthy" -> said(Moment.Kind.PROBE, named(probe(message), event));
            case "Killing" ->
                RESTARTING
                        .matcher(message)
                        .results()
                        .findFirst()
                        .map(m -> new Said(
                                Moment.Kind.PROBE, m.group(1) + " probe failed, its container is ended and restarted"));
            case "BackOff" -> said(Moment.Kind.WARNING, named("waits before it starts again", event));
            case "Failed" ->
                message.startsWith("Failed to pull image")
                        ? said(Moment.Kind.IMAGE, named("its image cannot be pulled", event))
                        : said(Moment.Kind.WARNING, named("a container cannot be started", event));
            case "FailedScheduling" -> said(Moment.Kind.WARNING, named(noNode(message), event));
            case "Evicted" -> said(Moment.Kind.TERMINATION, evicted(message));
            case "Preempted" -> said(Moment.Kind.TERMINATION, "gave way to a pod of higher priority (Preempted)");
            case "TaintManagerEviction" -> said(Moment.Kind.TERMINATION, named("has to leave its node", event));
            case "NodeNotReady" -> said(Moment.Kind.NODE, named("its node is not ready", event));
            case "FailedMount", "FailedAttachVolume" ->
                said(Moment.Kind.WARNING, named("its volume cannot be mounted", event));
            case "ScalingReplicaSet" -> scaled(message);
            case "SuccessfulRescale" ->
                number(SIZE, message).map(to -> new Said(Moment.Kind.SCALING, "the autoscaler wants " + pods(to)));
            default -> Optional.empty();
        };
    }

    private static Optional<Said> said(Moment.Kind kind, String words) {
        return Optional.of(new Said(kind, words));
    }

    /** With Kubernetes' own word, which is what one looks for. */
    private static String named(String words, ClusterEvent event) {
        return words + " (" + event.reason() + ")";
    }

    private static String probe(String message) {
        return PROBE.matcher(message)
                .results()
                .findFirst()
                .map(m -> m.group(1).toLowerCase(Locale.ROOT) + " probe failed")
                .orElse("a probe failed");
    }

    private static String noNode(String message) {
        String lacking = INSUFFICIENT
                .matcher(message)
                .results()
                .map(m -> m.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
        if (lacking.isEmpty()) {
            return message.contains("nodes are available") ? "finds no node" : "is not scheduled";
        }
        return "finds no node with enough " + lacking;
    }

    private static String evicted(String message) {
        return LOW.matcher(message)
                .results()
                .findFirst()
                .map(m -> "its node was low on " + m.group(1) + " (Evicted)")
                .orElse("Evicted");
    }

    /** "scaled up to 3 from 1"; older clusters do not say from how many. */
    private static Optional<Said> scaled(String message) {
        return SCALED.matcher(message)
                .results()
                .findFirst()
                .map(m -> new Said(Moment.Kind.SCALING, "scaled " + m.group(1) + " to " + pods(m.group(2)) + from(m)));
    }

    private static String from(MatchResult scaled) {
        return scaled.group(3) == null ? "" : " from " + scaled.group(3);
    }

    private static Optional<String> number(Pattern pattern, String message) {
        return pattern.matcher(message).results().findFirst().map(m -> m.group(1));
    }

    private static String pods(String count) {
        return count + (count.equals("1") ? " pod" : " pods");
    }
}
