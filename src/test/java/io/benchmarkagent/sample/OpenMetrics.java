package io.benchmarkagent.sample;

import static io.benchmarkagent.sample.Exposition.labels;

import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * What a Prometheus that scrapes every 15 s would hold of one execution, from half an hour before the load to its end: cAdvisor,
 * kube-state-metrics, node-exporter and Istio under their own names. Series carry no container id, so a restart is a counter's reset
 * and not a new series: text that is backfilled knows no stale markers.
 */
final class OpenMetrics {
    /** How long after a round quarter minute each exporter is scraped, in seconds. */
    private static final int CADVISOR = 2;

    private static final int KUBE_STATE = 6;
    private static final int NODE_EXPORTER = 9;
    private static final int VCPUS = 4;

    private final Course course;
    private final SampleRun run;
    private final Exposition out;

    private OpenMetrics(Course course) {
        this.course = course;
        this.run = course.run();
        this.out = new Exposition(run.loadStart().toEpochSecond(ZoneOffset.UTC));
    }

    static String of(Course course) {
        OpenMetrics text = new OpenMetrics(course);
        text.containers();
        text.kubeState();
        text.nodes();
        new MeshMetrics(course, text.out).write();
        return text.out.text();
    }

    private void containers() {
        counter("container_cpu_usage_seconds", Course.Container::cpu, "%.6f", ",cpu=\"total\"");
        counter("container_cpu_cfs_periods", Course.Container::periods, "%.0f", "");
        counter("container_cpu_cfs_throttled_periods", Course.Container::throttledPeriods, "%.0f", "");
        counter("container_cpu_cfs_throttled_seconds", Course.Container::throttledSeconds, "%.6f", "");
        out.family("container_memory_working_set_bytes", "gauge");
        for (Course.Container c : course.containers()) {
            Track pages = c.memory().bent((second, bytes) -> 4096 * StrictMath.rint(bytes / 4096));
            out.samples(
                    "container_memory_working_set_bytes",
                    container(c),
                    pages,
                    "%.0f",
                    CADVISOR,
                    second -> up(c, second));
        }
        network("container_network_receive_bytes", Course.Container::received);
        network("container_network_transmit_bytes", Course.Container::sent);
    }

    private void counter(String name, Function<Course.Container, Track> rate, String format, String label) {
        out.family(name, "counter");
        for (Course.Container c : course.containers()) {
            Track total = Exposition.floored(Exposition.counted(rate.apply(c)), format);
            Track reset = killed(c)
                    ? total.bent((second, value) ->
                            second < Incident.RESTARTED ? value : value - total.at(Incident.RESTARTED))
                    : total;
            out.samples(name + "_total", container(c) + label, reset, format, CADVISOR, second -> up(c, second));
        }
    }

    private void network(String name, Function<Course.Container, Track> rate) {
        out.family(name, "counter");
        for (Course.Container c : course.containers()) {
            String labels = labels("namespace", "default", "pod", c.pod(), "node", node(c).name(), "interface", "eth0");
            out.samples(
                    name + "_total",
                    labels,
                    Exposition.floored(Exposition.counted(rate.apply(c)), "%.0f"),
                    "%.0f",
                    CADVISOR,
                    OpenMetrics::always);
        }
    }

    private void kubeState() {
        out.family("kube_pod_info", "gauge");
        for (Course.Container c : course.containers()) {
            String set = c.component().replicaSet();
            constant(
                    "kube_pod_info",
                    pod(c) + ","
                            + labels(
                                    "node",
                                    node(c).name(),
                                    "host_ip",
                                    node(c).address(),
                                    "created_by_kind",
                                    "ReplicaSet",
                                    "created_by_name",
                                    set),
                    1);
        }
        out.family("kube_node_info", "gauge");
        course.nodes()
                .forEach(n -> constant("kube_node_info", labels("node", n.name(), "internal_ip", n.address()), 1));
        resources("kube_pod_container_resource_limits", c -> c.cpuLimit, c -> c.memoryLimit);
        resources("kube_pod_container_resource_requests", c -> c.cpuRequest, c -> c.memoryRequest);
        out.family("kube_pod_container_status_restarts", "counter");
        for (Course.Container c : course.containers()) {
            Track restarts = Track.of(second -> killed(c) && second >= Incident.RESTARTED ? 1 : 0);
            String labels = pod(c) + "," + labels("container", c.component().container);
            out.samples(
                    "kube_pod_container_status_restarts_total",
                    labels,
                    restarts,
                    "%.0f",
                    KUBE_STATE,
                    OpenMetrics::always);
        }
        out.family("kube_pod_container_status_last_terminated_reason", "gauge");
        course.containers().stream()
                .filter(this::killed)
                .forEach(c -> out.samples(
                        "kube_pod_container_status_last_terminated_reason",
                        pod(c) + "," + labels("container", c.component().container, "reason", "OOMKilled"),
                        Track.constant(1),
                        "%.0f",
                        KUBE_STATE,
                        second -> second >= Incident.RESTARTED));
    }

    private void resources(
            String name, Function<Component, Integer> millicores, Function<Component, Integer> mebibytes) {
        out.family(name, "gauge");
        for (Course.Container c : course.containers()) {
            String labels = pod(c) + "," + labels("container", c.component().container, "node", node(c).name());
            constant(name, labels + ",resource=\"cpu\",unit=\"core\"", millicores.apply(c.component()) / 1000.0);
            constant(
                    name,
                    labels + ",resource=\"memory\",unit=\"byte\"",
                    mebibytes.apply(c.component()) * Course.MEBIBYTE);
        }
    }

    private void nodes() {
        out.family("node_cpu_seconds", "counter");
        for (Course.Node node : course.nodes()) {
            for (int cpu = 0; cpu < VCPUS; cpu++) {
                Track busy = node.cpu().scaled(1.0 / VCPUS);
                mode(node, cpu, "idle", busy.bent((second, value) -> 0.998 - value));
                mode(node, cpu, "user", busy.scaled(0.72));
                mode(node, cpu, "system", busy.scaled(0.28));
                mode(node, cpu, "iowait", Track.constant(0.002));
            }
        }
        out.family("node_memory_MemTotal_bytes", "gauge");
        course.nodes().forEach(n -> nodeGauge("node_memory_MemTotal_bytes", n, Track.constant(Course.NODE_MEMORY)));
        out.family("node_memory_MemAvailable_bytes", "gauge");
        course.nodes()
                .forEach(n -> nodeGauge(
                        "node_memory_MemAvailable_bytes",
                        n,
                        n.memory().bent((second, used) -> StrictMath.rint(Course.NODE_MEMORY - used))));
        out.family("node_uname_info", "gauge");
        course.nodes()
                .forEach(n -> out.samples(
                        "node_uname_info",
                        instance(n) + "," + labels("nodename", n.name(), "sysname", "Linux", "machine", "x86_64"),
                        Track.constant(1),
                        "%.0f",
                        NODE_EXPORTER,
                        OpenMetrics::always));
    }

    private void mode(Course.Node node, int cpu, String mode, Track perSecond) {
        String labels = instance(node) + "," + labels("cpu", Integer.toString(cpu), "mode", mode);
        out.samples(
                "node_cpu_seconds_total",
                labels,
                Exposition.counted(perSecond),
                "%.3f",
                NODE_EXPORTER,
                OpenMetrics::always);
    }

    private void nodeGauge(String name, Course.Node node, Track track) {
        out.samples(name, instance(node), track, "%.0f", NODE_EXPORTER, OpenMetrics::always);
    }

    private boolean killed(Course.Container container) {
        return run.incident() && container.component() == Component.CHECKOUTSERVICE;
    }

    private boolean up(Course.Container container, int second) {
        return !killed(container) || !Incident.down(second);
    }

    static boolean always(int second) {
        return second >= Track.FROM;
    }

    private Course.Node node(Course.Container container) {
        return course.nodes().get(container.node());
    }

    private String container(Course.Container c) {
        return pod(c) + ","
                + labels(
                        "container",
                        c.component().container,
                        "node",
                        node(c).name(),
                        "image",
                        c.component().image());
    }

    private static String pod(Course.Container c) {
        return labels("namespace", "default", "pod", c.pod());
    }

    private static String instance(Course.Node node) {
        return labels("instance", node.address() + ":9100", "job", "node-exporter");
    }

    private void constant(String name, String labels, double value) {
        out.samples(name, labels, Track.constant(value), value < 1 ? "%.3f" : "%.0f", KUBE_STATE, OpenMetrics::always);
    }
}
