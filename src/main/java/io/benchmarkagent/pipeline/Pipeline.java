package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.cause.CauseRanking;
import io.benchmarkagent.cause.Timeline;
import io.benchmarkagent.detection.CoursesJudged;
import io.benchmarkagent.detection.Detection;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.detection.Examination;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.FindingsBuilder;
import io.benchmarkagent.gate.Gate;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.Mutes;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.narrative.Narrator;
import io.benchmarkagent.recommendation.Recommender;
import io.benchmarkagent.recommendation.Situation;
import io.benchmarkagent.report.Provenance;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.Reading;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The river: collect what was observed, compare with the cohort, detect, explain, recommend, put together, narrate. Stages never call
 * each other.
 */
public final class Pipeline {
    private final Collector collector;
    private final CohortChooser chooser;
    private final Alike alike;
    private final Judge judge;
    private final Detection detection;
    private final CauseRanking ranking;
    private final Recommender recommender;
    private final DetectionSettings settings;
    private final Gate gate;
    private final Narrator narrator;
    private final boolean narratorRequired;
    private final Origin origin;
    private final Progress progress;

    /** @param narratorRequired no report without a narrative that a model wrote */
    public Pipeline(
            Collector collector,
            CohortChooser chooser,
            Judge judge,
            Detection detection,
            CauseRanking ranking,
            Recommender recommender,
            DetectionSettings settings,
            Gate gate,
            Narrator narrator,
            boolean narratorRequired,
            Origin origin,
            Progress progress) {
        this.collector = collector;
        this.chooser = chooser;
        this.alike = new Alike(chooser);
        this.judge = judge;
        this.detection = detection;
        this.ranking = ranking;
        this.recommender = recommender;
        this.settings = settings;
        this.gate = gate;
        this.narrator = narrator;
        this.narratorRequired = narratorRequired;
        this.origin = origin;
        this.progress = progress;
    }

    /** The report about one execution of the archive, or why there is none. */
    public Outcome report(ArchivedRun chosen, RunArchive archive, ReportRequest request) {
        return report(chosen, shelf(archive, request, 0), request);
    }

    /** The same where many are made of one archive. */
    Outcome report(ArchivedRun chosen, Shelf shelf, ReportRequest request) {
        Stages stages = new Stages(progress, origin.nanoTime());
        Deadline deadline = Deadline.in(request.deadline(), origin.nanoTime());
        Inspection looked = inspect(chosen, shelf, request, stages, deadline);
        return looked instanceof Inspection.Refused refused
                ? new Outcome.Refused(Exit.BAD_INPUT, refused.line())
                : told((Inspection.Inspected) looked, chosen.file(), shelf, request, stages, deadline);
    }

    /** What was seen and found in one execution of the archive, without a word of prose: for who asks about it. */
    public Inspection inspect(ArchivedRun chosen, RunArchive archive, ReportRequest request) {
        Deadline deadline = Deadline.in(request.deadline(), origin.nanoTime());
        return inspect(chosen, shelf(archive, request, 0), request, new Stages(progress, origin.nanoTime()), deadline);
    }

    /** What was found in a stretch of time that is no run, of which the evidence is there already. */
    public WindowFindings inspect(LiveWindow window, ZoneId zone) {
        Stages stages = new Stages(progress, origin.nanoTime());
        Run run = window.asRun();
        var load = run.facts().load();
        Examination examination = new Examination(run, List.of(), window.evidence());
        var anomalies = stages.run("detect", () -> detection.anomalies(examination).stream()
                .filter(window::saw)
                .toList());
        var timeline = new Timeline().of(load, anomalies, window.evidence());
        var causes = stages.run("explain", () -> ranking.rank(load, List.of(), anomalies, window.evidence()));
        Findings findings = new FindingsBuilder(zone, settings.q())
                .build(
                        run.facts(),
                        LiveWindow.NOBODY,
                        List.of(),
                        anomalies,
                        timeline,
                        causes,
                        List.of(),
                        window.evidence().dataQuality(),
                        window.evidence());
        return new WindowFindings(window, findings, CoursesJudged.of(examination));
    }

    private Inspection inspect(
            ArchivedRun chosen, Shelf shelf, ReportRequest request, Stages stages, Deadline deadline) {
        RunArchive archive = shelf.archive();
        Reading reading = archive.read(chosen);
        if (reading instanceof Reading.Failed failed) {
            return new Inspection.Refused(failed.unreadable().line());
        }
        Run run = ((Reading.Whole) reading).run();
        Optional<String> tooEarly = request.tooEarly(run.key());
        if (tooEarly.isPresent()) {
            return new Inspection.Refused(tooEarly.get());
        }
        Pinned pinned = Pinned.of(request, run.key(), archive);
        return pinned.mistake()
                .<Inspection>map(Inspection.Refused::new)
                .orElseGet(() -> inspected(run, shelf, pinned, request, stages, deadline));
    }

    private Inspection.Inspected inspected(
            Run ran, Shelf shelf, Pinned pinned, ReportRequest request, Stages stages, Deadline deadline) {
        RunArchive archive = shelf.archive();
        Folders folders = Folders.of(ran.key(), archive, request);
        Evidence evidence = stages.run("collect", () -> collector.collect(ran.facts(), folders, deadline::forEvidence));
        AcceptedLevels accepted = AcceptedLevels.of(request.accepted(), ran.key(), archive, request.zone());
        KeptObservations kept = shelf.kept();
        var own = kept.own(ran.facts(), evidence);
        SeriesBeside beside = new SeriesBeside(ran, own.figures());
        Comparison compared = stages.run(
                "compare", () -> new Comparer(archive, chooser, shelf.alike(), accepted, kept).compare(beside, pinned));
        Run run = beside.run();
        LookAhead later =
                stages.run("look ahead", () -> LookAhead.of(request.asOf(), run, archive, chooser, judge, compared));
        Comparison comparison = later.noted(compared);
        var observations =
                stages.run("judge", () -> later.told(run.key(), judge.judge(run, comparison.baselines(), evidence)));
        var found = stages.run(
                "detect",
                () -> later.told(
                        run.key(),
                        accepted.acknowledged(
                                detection.anomalies(new Examination(
                                        run,
                                        observations,
                                        evidence,
                                        comparison.baselines().shifts(run))),
                                run.key()),
                        observations));
        Mutes mutes = Mutes.of(gate.settings(), run.key(), request.zone(), observations, found);
        var anomalies = mutes.muted(found);
        var timeline = new Timeline().of(run.facts().load(), anomalies, evidence);
        var causes = stages.run("explain", () -> ranking.rank(run.facts().load(), observations, anomalies, evidence));
        var changes = stages.run(
                "recommend",
                () -> recommender.recommend(
                        new Situation(run, comparison.cohort().members().size(), anomalies, evidence)));
        Findings findings = new FindingsBuilder(request.zone(), settings.q(), later.sequel())
                .build(
                        run.facts(),
                        comparison.cohort(),
                        observations,
                        anomalies,
                        timeline,
                        causes,
                        changes,
                        Quality.of(
                                run,
                                archive,
                                comparison,
                                accepted,
                                Stream.concat(mutes.dataQuality().stream(), gate.lines(observations).stream())
                                        .toList(),
                                observations,
                                evidence,
                                settings,
                                request.zone()),
                        evidence);
        return new Inspection.Inspected(
                ran, evidence, findings, new Inspection.Made(comparison, own, pinned.suspicion()));
    }

    private Outcome told(
            Inspection.Inspected looked,
            Path file,
            Shelf shelf,
            ReportRequest request,
            Stages stages,
            Deadline deadline) {
        Findings findings = looked.findings();
        Run ran = looked.run();
        Folders folders = Folders.of(ran.key(), shelf.archive(), request);
        Optional<GateReading> reading = gate.read(findings, looked.made().suspicion());
        Narrative narrative =
                stages.run("narrate", () -> narrator.about(ran.key().runId(), folders.recordInto("llm"))
                        .narrate(findings, deadline.forNarrative()));
        if (narratorRequired && narrative.source() == Narrative.Source.OFFLINE) {
            return new Outcome.Refused(Exit.FAILED, "--llm required: " + String.join("; ", narrative.notes()));
        }
        var own = looked.made().own();
        List<Path> files = new ArrayList<>(own.files());
        files.addAll(List.of(file, request.accepted().path()));
        String madeOf = madeOf(request, shelf).of(ran.facts(), !own.figures().isEmpty());
        Provenance provenance = origin.of(
                ran.key(),
                files,
                looked.made().comparison(),
                looked.evidence(),
                request,
                own.figures(),
                shelf.hashes(),
                madeOf,
                stages.timings());
        return new Outcome.Reported(
                new Report(findings, reading, narrative, provenance),
                own.figures(),
                folders.report(),
                reading.flatMap(said -> origin.rerun(findings, said, request, folders)));
    }

    /** What a report would keep of a run's series that is not kept yet: runs that are reported at once need each other's. */
    Optional<SeriesFigures> missing(ArchivedRun run, Shelf shelf, ReportRequest request) {
        Deadline deadline = Deadline.in(request.deadline(), origin.nanoTime());
        return shelf.kept().missing(run.facts(), deadline::forEvidence);
    }

    /** @param most how many runs' figures of series stay in memory */
    Shelf shelf(RunArchive archive, ReportRequest request, int most) {
        return new Shelf(
                archive, alike.of(archive), new KeptObservations(collector, archive, request, most), new FileHashes());
    }

    /** What all who fill one folder have to agree in: the program, its settings, and what is asked of each run. */
    String agreement(ReportRequest request) {
        return Hashes.of(String.join(
                "\n",
                origin.agentVersion(),
                origin.madeWith(),
                origin.configuration(),
                request.zone().getId(),
                new FileHashes().orNone(request.accepted().path())));
    }

    MadeOf madeOf(ReportRequest request, Shelf shelf) {
        return new MadeOf(origin, chooser, request, shelf);
    }
}
