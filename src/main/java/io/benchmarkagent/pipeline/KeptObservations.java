package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.SeriesBeside;
import io.benchmarkagent.detection.SteadyFigures;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The figures of runs' series: of this run from what was observed, of an earlier one from the file its report kept, else from its
 * recorded answers. Nobody is asked about an earlier run.
 */
final class KeptObservations {
    private final Collector collector;
    private final RunArchive archive;
    private final ReportRequest request;
    private final Recent<RunKey, Found> earlier;

    /** @param most of so many earlier runs it is looked for once only; 0 where each is asked for once */
    KeptObservations(Collector collector, RunArchive archive, ReportRequest request, int most) {
        this.collector = collector;
        this.archive = archive;
        this.request = request;
        this.earlier = new Recent<>(most);
    }

    /** What was found of one run, the files that told so, and what was wrong with one that did not. */
    private record Found(Optional<SeriesFigures> figures, List<Path> files, Optional<String> problem) {
        static final Found NOTHING = new Found(Optional.empty(), List.of(), Optional.empty());

        Found {
            files = List.copyOf(files);
        }

        /** Those that told something. */
        List<Path> telling() {
            return figures.filter(some -> !some.isEmpty()).isPresent() ? files : List.of();
        }

        static Found broken(String problem) {
            return new Found(Optional.empty(), List.of(), Optional.of(problem));
        }
    }

    /** Of this run. What nobody answers any more is what the last report kept of it. */
    OwnFigures own(RunFacts run, Evidence evidence) {
        SeriesFigures observed = figures(run, evidence);
        if (observed.unanswered().isEmpty()) {
            return new OwnFigures(observed, List.of());
        }
        Found kept = kept(run);
        return kept.figures()
                .filter(figures -> isByTheRule(figures) && !figures.isEmpty())
                .map(figures -> new OwnFigures(observed.or(figures), kept.files()))
                .orElse(new OwnFigures(observed, List.of()));
    }

    /** The figures of a run, and the files that told some of them. */
    record OwnFigures(SeriesFigures figures, List<Path> files) {}

    /** The cohort with what its series add. Where this run has none there is nothing to compare, and no file is opened. */
    CohortSeries beside(SeriesBeside target, List<Run> cohort) {
        if (target.hasNone()) {
            return CohortSeries.none(cohort);
        }
        List<Run> runs = new ArrayList<>();
        TreeSet<Path> files = new TreeSet<>();
        List<String> broken = new ArrayList<>();
        List<RunKey> other = new ArrayList<>();
        int having = 0;
        for (Run run : cohort) {
            Found found = earlier(run.facts());
            found.problem().ifPresent(broken::add);
            files.addAll(found.telling());
            SeriesFigures figures = found.figures().orElseGet(() -> figures(run.facts(), List.of(), Evidence.NONE));
            if (target.differs(figures)) {
                other.add(run.key());
            }
            having += figures.isEmpty() ? 0 : 1;
            runs.add(target.earlier(run, figures));
        }
        return new CohortSeries(runs, files, CohortSeries.lines(target, cohort.size(), having, broken, other));
    }

    /** Whether the file that is kept of this run says what a report would keep now. */
    boolean isCurrent(RunFacts run) {
        return kept(run)
                .figures()
                .filter(this::isCurrent)
                .filter(figures -> figures.unanswered().isEmpty() || !collector.asksServer())
                .isPresent();
    }

    /** The files that tell the figures of an earlier run; none where it has none. */
    List<Path> files(RunFacts run) {
        return earlier(run).telling();
    }

    /** Whether series of this run were seen, as its kept file says. */
    boolean hasSeries(RunFacts run) {
        return kept(run).figures().filter(figures -> !figures.isEmpty()).isPresent();
    }

    /**
     * What a report would keep of this run, for the baselines of others before theirs is made; empty where it is kept already, or
     * where nobody saw any series and no old file says otherwise.
     */
    Optional<SeriesFigures> missing(RunFacts run, Supplier<Duration> left) {
        if (!mayBeMissing(run)) {
            return Optional.empty();
        }
        return Optional.of(
                own(run, collector.collect(run, folders(run.key()), left)).figures());
    }

    /** Whether it has to be looked for. */
    boolean mayBeMissing(RunFacts run) {
        return !isCurrent(run) && mayBeKnown(run);
    }

    private boolean mayBeKnown(RunFacts run) {
        return collector.asksServer()
                || !kept(run).equals(Found.NOTHING)
                || folders(run.key()).recorded(Collector.PROMETHEUS).stream().anyMatch(Files::isDirectory);
    }

    private Found earlier(RunFacts run) {
        return earlier.of(run.key(), () -> lookedFor(run));
    }

    private Found lookedFor(RunFacts run) {
        Found kept = kept(run);
        if (kept.figures().filter(this::isCurrent).isPresent()) {
            return kept;
        }
        Found recorded = recorded(run);
        return recorded.figures().isPresent() ? new Found(recorded.figures(), recorded.files(), kept.problem()) : kept;
    }

    private boolean isCurrent(SeriesFigures figures) {
        return isByTheRule(figures) && figures.catalogue().equals(collector.catalogue());
    }

    private static boolean isByTheRule(SeriesFigures figures) {
        return figures.rule().equals(SteadyFigures.RULE);
    }

    private Found recorded(RunFacts run) {
        List<Path> folders = folders(run.key()).recorded(Collector.PROMETHEUS).stream()
                .filter(Files::isDirectory)
                .toList();
        if (folders.isEmpty()) {
            return Found.NOTHING;
        }
        SeriesFigures figures = figures(run, collector.recorded(run, folders(run.key())));
        List<Path> indexes = folders.stream()
                .map(folder -> folder.resolve("index.json"))
                .filter(Files::isRegularFile)
                .toList();
        return figures.isEmpty() ? Found.NOTHING : new Found(Optional.of(figures), indexes, Optional.empty());
    }

    private Found kept(RunFacts run) {
        return new KeptFolder(request.out(), archive, request.zone())
                .of(run.key())
                .map(file -> found(file, run))
                .filter(found -> !found.equals(Found.NOTHING))
                .findFirst()
                .orElse(Found.NOTHING);
    }

    private Found found(KeptFile file, RunFacts run) {
        KeptFile.Content content = file.read();
        if (content instanceof KeptFile.Content.Broken broken) {
            return Found.broken(run.key().runId() + " (" + broken.problem() + ")");
        }
        return content instanceof KeptFile.Content.Figures read ? found(file, read.figures(), run) : Found.NOTHING;
    }

    /** Of another execution of the id, or of another window, it says nothing of this one; that is no mistake of anybody's. */
    private static Found found(KeptFile file, SeriesFigures figures, RunFacts run) {
        if (figures.isOf(run)) {
            return new Found(Optional.of(figures), List.of(file.path()), Optional.empty());
        }
        String id = figures.run().runId();
        return id.equals(run.key().runId())
                ? Found.NOTHING
                : Found.broken(run.key().runId() + " (is of run " + id + ")");
    }

    private Folders folders(RunKey run) {
        return Folders.of(run, archive, request);
    }

    private SeriesFigures figures(RunFacts run, Evidence evidence) {
        return figures(run, collector.unanswered(run, evidence), evidence);
    }

    private SeriesFigures figures(RunFacts run, List<String> unanswered, Evidence evidence) {
        return new SeriesFigures(
                run.key(),
                run.load().start(),
                run.load().end(),
                SteadyFigures.RULE,
                collector.catalogue(),
                SteadyFigures.of(run.load(), evidence),
                unanswered);
    }
}
