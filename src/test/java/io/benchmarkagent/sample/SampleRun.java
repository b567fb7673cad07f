package io.benchmarkagent.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One execution of the simulated pipeline: the load ran for 600 s and the JSON was written 22 s later. {@code kept} is false for an
 * execution whose JSON was overwritten when its run id was used again; only its row of the summary is left.
 */
record SampleRun(String runId, Machine machine, LocalDateTime loadStart, boolean flat, boolean incident, boolean kept) {
    static final int SECONDS = 600;
    static final int USERS = 300;
    static final int RPS = 50;
    static final int NODES = 3;
    private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    enum Machine {
        INTEL("n2-standard-4", "Ice Lake", 1.0),
        /** Does the same work with a tenth less CPU. */
        AMD("n2d-standard-4", "Milan", 0.9);

        final String type;
        final String generation;
        final double cpuFactor;

        Machine(String type, String generation, double cpuFactor) {
            this.type = type;
            this.generation = generation;
            this.cpuFactor = cpuFactor;
        }

        String vendor() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All executions, oldest first. */
    static List<SampleRun> all() {
        return Stream.of(
                        flat(Machine.AMD, "20260216-094118"),
                        flat(Machine.INTEL, "20260216-163502"),
                        flat(Machine.INTEL, "20260217-101936"),
                        flat(Machine.AMD, "20260217-150847"),
                        nested(Machine.AMD, "20260219-093055"),
                        nested(Machine.INTEL, "20260219-142713"),
                        nested(Machine.INTEL, "20260220-100241"),
                        nested(Machine.AMD, "20260220-153820"),
                        overwritten(Machine.INTEL, "20260223-091544"),
                        again(Machine.INTEL, "20260223-091544", "20260223-092911"),
                        nested(Machine.AMD, "20260223-144629"),
                        nested(Machine.AMD, "20260225-095237"),
                        nested(Machine.INTEL, "20260225-161905"),
                        nested(Machine.INTEL, "20260227-103358"),
                        nested(Machine.AMD, "20260227-151214"),
                        nested(Machine.INTEL, "20260301-091207"),
                        incident(Machine.AMD, "20260301-143022"))
                .toList();
    }

    static List<SampleRun> newestTwo() {
        return all().subList(all().size() - 2, all().size());
    }

    private static SampleRun flat(Machine machine, String written) {
        return run(machine, written, written, true, false, true);
    }

    private static SampleRun nested(Machine machine, String written) {
        return run(machine, written, written, false, false, true);
    }

    private static SampleRun overwritten(Machine machine, String written) {
        return run(machine, written, written, false, false, false);
    }

    private static SampleRun again(Machine machine, String id, String written) {
        return run(machine, id, written, false, false, true);
    }

    private static SampleRun incident(Machine machine, String written) {
        return run(machine, written, written, false, true, true);
    }

    private static SampleRun run(
            Machine machine, String id, String written, boolean flat, boolean incident, boolean kept) {
        LocalDateTime start = LocalDateTime.parse(written, ID_TIME).minusSeconds(SECONDS + 22);
        return new SampleRun("gcp-" + machine.vendor() + "-" + id, machine, start, flat, incident, kept);
    }

    LocalDateTime started() {
        return loadStart.plusNanos(1_000L * (1 + dice("started").below(400_000)));
    }

    /** The load generator's sleep takes a few milliseconds more than it was asked for. */
    LocalDateTime ended() {
        return started()
                .plusSeconds(SECONDS)
                .plusNanos(1_000L * (1_300 + dice("ended").below(1_500)));
    }

    LocalDateTime written() {
        return loadStart
                .plusSeconds(SECONDS + 22)
                .plusNanos(1_000L * (1 + dice("written").below(999_998)));
    }

    /** The stream of this quantity of this execution. */
    Dice dice(String... name) {
        return Dice.of(runId, loadStart.toString(), String.join("/", name));
    }
}
