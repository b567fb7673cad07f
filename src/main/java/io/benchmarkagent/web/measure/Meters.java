package io.benchmarkagent.web.measure;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** All that is counted in this process. */
public final class Meters implements AutoCloseable {
    private static final String PREFIX = "benchmark.agent.";
    private static final Duration[] QUICK = seconds(.005, .025, .1, .25, .5, 1, 2.5, 5, 10, 30);
    private static final Duration[] SLOW = seconds(.1, .5, 1, 2.5, 5, 10, 30, 60, 120);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private boolean machineToo;

    MeterRegistry registry() {
        return registry;
    }

    static String name(String rest) {
        return PREFIX + rest;
    }

    /** Of what usually takes less than a second. */
    Timer quick(String name, String what, String... tags) {
        return timer(name, what, QUICK, tags);
    }

    /** Of what usually takes longer. */
    Timer slow(String name, String what, String... tags) {
        return timer(name, what, SLOW, tags);
    }

    private Timer timer(String name, String what, Duration[] bounds, String... tags) {
        return Timer.builder(name(name))
                .description(what)
                .serviceLevelObjectives(bounds)
                .tags(tags)
                .register(registry);
    }

    /** Before each time that somebody asks. */
    void beforeAsked(Runnable look) {
        looks.add(look);
    }

    /** In the text format of Prometheus. */
    synchronized String told() {
        if (!machineToo) {
            machineToo = true;
            Stream.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new UptimeMetrics())
                    .forEach(one -> one.bindTo(registry));
            collections.bindTo(registry);
            processor();
        }
        looks.forEach(Runnable::run);
        return registry.scrape();
    }

    /** Micrometer's own counts in nanoseconds, which Prometheus has no name for. */
    private void processor() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, one -> one.getProcessCpuTime() / 1e9)
                    .baseUnit("seconds")
                    .description("Time that processors spent on this process")
                    .register(registry);
        }
    }

    private static Duration[] seconds(double... bounds) {
        Duration[] all = new Duration[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            all[i] = Duration.ofNanos((long) (bounds[i] * 1e9));
        }
        return all;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
