package io.benchmarkagent.ask.desk;

import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.when.RunTimes;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.comparison.Comparing;
import io.benchmarkagent.pipeline.Inspection;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.LiveWindow;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.pipeline.WindowFindings;
import io.benchmarkagent.run.CallGraph;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.kubernetes.LiveCluster;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where whoever answers looks things up: the archive, and each run of it once. */
public final class Desk implements AutoCloseable {
    private static final int MOST_KEPT = 64;

    private final RunArchive archive;
    private final Pipeline pipeline;
    private final ReportRequest request;
    private final Aids aids;
    private final Map<String, Looking> looked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Looking> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @param request with the folders in which evidence is looked for */
    public Desk(RunArchive archive, Pipeline pipeline, ReportRequest request, Aids aids) {
        this.archive = archive;
        this.pipeline = pipeline;
        this.request = request;
        this.aids = aids;
    }

    /**
     * What there is beside the archive.
     *
     * @param calls which service calls which, as it is configured
     * @param comparing holds groups of runs against each other
     * @param live the Prometheus that may be asked
     * @param cluster that may be asked how it is now
     */
    public record Aids(CallGraph calls, Comparing comparing, Optional<Live> live, Optional<LiveCluster> cluster) {}

    /** A run, or one line that says why it cannot be looked at. */
    public sealed interface Looking {
        record At(Look look) implements Looking {}

        record Refused(String line) implements Looking {}
    }

    public RunArchive archive() {
        return archive;
    }

    /** Which service calls which, as it is configured. */
    public CallGraph calls() {
        return aids.calls();
    }

    /** The Prometheus that may be asked. */
    public Optional<Live> live() {
        return aids.live();
    }

    /** The cluster that may be asked how it is now. */
    public Optional<LiveCluster> cluster() {
        return aids.cluster();
    }

    /** Holds groups of runs against each other. */
    public Comparing comparing() {
        return aids.comparing();
    }

    /** Of times that are shown. */
    public ZoneId zone() {
        return request.zone();
    }

    /** Every run there is. */
    public List<ArchivedRun> newestFirst() {
        return archive.runs().stream()
                .sorted(Comparator.comparing((ArchivedRun run) -> run.facts().key())
                        .reversed())
                .toList();
    }

    /** The runs that were under load then, newest first. */
    public List<ArchivedRun> covering(Span span) {
        return archive.runs().stream()
                .filter(run -> Windows.of(run.facts(), "").isAt(span))
                .sorted(Comparator.comparing((ArchivedRun run) -> run.facts().key())
                        .reversed())
                .toList();
    }

    /** When a run was under load. */
    public RunTimes times(ArchivedRun run) {
        return Windows.of(run.facts(), name(run));
    }

    /** Whether a time begins or ends while a run was under load, so that it is about a part of that one. */
    public boolean isWithinARun(Span span) {
        return archive.runs().stream()
                .map(run -> Windows.of(run.facts(), ""))
                .anyMatch(times -> isWithin(times, span.from()) || isWithin(times, span.to()));
    }

    private static boolean isWithin(RunTimes times, Instant moment) {
        return moment.isAfter(times.from()) && moment.isBefore(times.to());
    }

    /** The run that was nearest to a time; empty in an empty archive. */
    public Optional<ArchivedRun> nearest(Span span) {
        return archive.runs().stream().min(Comparator.comparing((ArchivedRun run) -> Windows.off(run.facts(), span)));
    }

    /** @param run {@code ID} or {@code ID@TIME}; empty for the newest */
    public synchronized Looking look(Optional<String> run) {
        Looking there = looked.get(run.orElse(""));
        if (there == null) {
            there = looking(run);
            if (!Thread.currentThread().isInterrupted()) { // else files may have closed under it
                looked.put(run.orElse(""), there);
            }
        }
        return there;
    }

    private Looking looking(Optional<String> run) {
        RunChoice.Choice choice = new RunChoice(archive, request.zone()).of(run);
        return choice instanceof RunChoice.Choice.None none
                ? new Looking.Refused(none.line())
                : looking(((RunChoice.Choice.Found) choice).run());
    }

    private Looking looking(ArchivedRun run) {
        Inspection inspection = pipeline.inspect(run, archive, request);
        return inspection instanceof Inspection.Inspected inspected
                ? new Looking.At(new Look(name(run), inspected))
                : new Looking.Refused(((Inspection.Refused) inspection).line());
    }

    /** What was found in a stretch of time that is no run. */
    public WindowFindings look(LiveWindow window) {
        return pipeline.inspect(window, request.zone());
    }

    /** As {@code --run-id} takes it. */
    public String name(ArchivedRun run) {
        return ListedRun.name(run.facts().key(), archive.isLatest(run.facts().key()), request.zone());
    }

    /** Lets go of the Prometheus that may have been asked. */
    @Override
    public void close() {
        aids.live().ifPresent(Live::close);
    }
}
