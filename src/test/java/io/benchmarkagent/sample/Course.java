package io.benchmarkagent.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What happened in one execution, second by second, from half an hour before the load profile's start (the same load ran already, as
 * warm-up) to a little after its end. Run JSON, OpenMetrics text and Kubernetes lists are three views of this.
 *
 * <p>Noise: one effect shared by all of a run (1 %), one per subject and quantity (CPU 2.5 %, memory 1.2 %, latency 5 %, throttling
 * 12 %), and a wander within the run.
 */
record Course(SampleRun run, List<Container> containers, List<Exchange> exchanges, List<Node> nodes) {
    static final double MEBIBYTE = 1024.0 * 1024.0;
    /** What a machine of 16 GB tells of its memory. */
    static final double NODE_MEMORY = 16_393_236 * 1024.0;

    private static final double BYTES_PER_CALL = 1900;
    private static final double SECONDS_PER_THROTTLE = 0.031;

    /** One container: CPU in cores, memory in bytes, the rest per second; {@code node} counts from 0. */
    record Container(
            Component component,
            String pod,
            int node,
            Track cpu,
            Track memory,
            Track periods,
            Track throttledPeriods,
            Track received,
            Track sent) {

        Track throttledSeconds() {
            return throttledPeriods.scaled(SECONDS_PER_THROTTLE);
        }
    }

    /** The calls on one edge of the call graph: answered and failed per second, and the median latency of the answered in ms. */
    record Exchange(Component.Call call, Track answered, Track failed, Track medianMillis) {}

    /** One machine: CPU in cores and memory in bytes that are in use by everything on it. */
    record Node(String name, String address, Track cpu, Track memory) {}

    static Course of(SampleRun run) {
        double common = run.dice("common").factor(0.01);
        Track load = Track.wandering(run.dice("load").factor(0.004), 0.012, run.dice("load", "wander"));
        List<Exchange> exchanges = Component.CALLS.stream()
                .map(call -> exchange(run, call, common, load))
                .toList();
        Map<Component, Integer> places = places(run);
        List<Container> containers = Component.all().stream()
                .map(component -> container(run, component, places.getOrDefault(component, 0), common, exchanges))
                .toList();
        List<Node> nodes = IntStream.range(0, SampleRun.NODES)
                .mapToObj(n -> node(run, n, containers))
                .toList();
        return new Course(run, containers, exchanges, nodes);
    }

    List<Exchange> into(Component target) {
        return exchanges.stream().filter(e -> e.call().target() == target).toList();
    }

    private static Exchange exchange(SampleRun run, Component.Call call, double common, Track load) {
        Component target = call.target();
        double level = target.medianMillis
                * common
                * run.dice("latency", target.word()).factor(0.05);
        Track median = Track.wandering(
                level, 0.06, run.dice("latency", "wander", call.source().word(), target.word()));
        Exchange usual =
                new Exchange(call, load.scaled(call.perSecond() * drawn(run, call)), Track.constant(0), median);
        return run.incident() ? Incident.of(usual) : usual;
    }

    /** Users choose at random: as many calls as a Poisson process would make, and what an order calls follows the orders. */
    private static double drawn(SampleRun run, Component.Call call) {
        if (call.source() == Component.CHECKOUTSERVICE) {
            return drawn(run, Component.ORDERS);
        }
        double count = call.perSecond() * SampleRun.SECONDS;
        return run.dice("calls", call.target().word()).factor(1 / StrictMath.sqrt(count));
    }

    private static Container container(
            SampleRun run, Component component, int node, double common, List<Exchange> exchanges) {
        String word = component.word();
        Track traffic = traffic(component, exchanges);
        double level = component.cpuPercent
                / 100
                * run.machine().cpuFactor
                * common
                * run.dice("cpu", word).factor(0.025);
        double memory =
                component.memoryMebibytes * MEBIBYTE * run.dice("memory", word).factor(0.012);
        double ratio =
                component.throttledPercent / 100 * run.dice("throttled", word).factor(0.12);
        Track periods = Track.wandering(component.periodsPerSecond, 0.02, run.dice("periods", word));
        double net = BYTES_PER_CALL * common;
        Container usual = new Container(
                component,
                component.replicaSet() + "-" + run.dice("pod", word).letters(5),
                node,
                Track.wandering(level / component.fullTraffic(), 0.04, run.dice("cpu", "wander", word))
                        .times(traffic),
                Track.wandering(memory, 0.004, run.dice("memory", "wander", word)),
                periods,
                Track.wandering(ratio, 0.15, run.dice("throttled", "wander", word))
                        .times(periods),
                Track.wandering(net, 0.03, run.dice("rx", word)).times(traffic),
                Track.wandering(net, 0.03, run.dice("tx", word)).times(traffic));
        return run.incident() && component == Component.CHECKOUTSERVICE ? Incident.of(usual) : usual;
    }

    /** Calls per second that a component makes or answers: what its CPU and network follow. */
    private static Track traffic(Component component, List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(e -> e.call().touches(component))
                .map(Exchange::answered)
                .reduce(Track.constant(0), Track::plus);
    }

    private static Node node(SampleRun run, int number, List<Container> containers) {
        String n = Integer.toString(number);
        String vendor = run.machine().vendor().substring(0, 2);
        String pool = "gke-benchmark-gcp-" + vendor + "-benchmark-gcp-" + vendor + "-";
        Track system =
                Track.wandering(0.24 * run.dice("node", "system", n).factor(0.03), 0.05, run.dice("node", "cpu", n));
        Track resident = Track.wandering(
                1720 * MEBIBYTE * run.dice("node", "resident", n).factor(0.01), 0.003, run.dice("node", "memory", n));
        List<Container> here =
                containers.stream().filter(c -> c.node() == number).toList();
        return new Node(
                pool + run.dice("pool").hex(8) + "-" + run.dice("node", n).letters(4),
                "10.128.0." + (11 + run.dice("subnet").below(60) + number),
                here.stream().map(Container::cpu).reduce(system, Track::plus),
                here.stream().map(Container::memory).reduce(resident, Track::plus));
    }

    /** Which node each component runs on: four on each, drawn anew for every cluster. */
    private static Map<Component, Integer> places(SampleRun run) {
        List<Component> shuffled = new ArrayList<>(Component.all());
        Dice dice = run.dice("places");
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, dice.below(i + 1));
        }
        Map<Component, Integer> places = new EnumMap<>(Component.class);
        shuffled.forEach(component -> places.put(component, places.size() % SampleRun.NODES));
        return places;
    }
}
