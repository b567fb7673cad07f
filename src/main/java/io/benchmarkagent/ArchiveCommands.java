package io.benchmarkagent;

import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.cli.AnalyzeAsked;
import io.benchmarkagent.cli.CalibrateAsked;
import io.benchmarkagent.cli.CalibrationPrinter;
import io.benchmarkagent.cli.CompareAsked;
import io.benchmarkagent.cli.ComparisonPrinter;
import io.benchmarkagent.cli.DevelopmentsPrinter;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.RunsAsked;
import io.benchmarkagent.cli.RunsPrinter;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.comparison.Comparing;
import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.detection.Judge;
import io.benchmarkagent.narrative.OfflineNarrator;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.pipeline.Development;
import io.benchmarkagent.pipeline.Developments;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.GroupChoice;
import io.benchmarkagent.pipeline.KeptFolder;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.pipeline.calibration.Calibration;
import io.benchmarkagent.pipeline.calibration.LeaveOneOut;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.run.PriceTable;
import io.benchmarkagent.run.RunFacts;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.PriceFile;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import io.benchmarkagent.source.kubernetes.KubernetesSource;
import io.benchmarkagent.source.prometheus.PrometheusSettings;
import io.benchmarkagent.source.prometheus.PrometheusSource;
import io.benchmarkagent.source.prometheus.QueryCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that look at a whole archive. They need no job and no template, so nothing is started: a {@code new} of the rooms they use. */
record ArchiveCommands(Variables variables, Terminal terminal, Clock clock) {

    /** Which metrics are described, by these settings. */
    interface Metrics {
        MetricCatalogue of(Settings settings) throws SettingsReader.WrongSettings;
    }

    /** What is done with an archive that could be opened. */
    interface Opened {
        int answer(Settings settings, MetricCatalogue metrics, RunArchive archive) throws SettingsReader.WrongSettings;
    }

    int runs(RunsAsked asked) {
        return opened(asked.from(), settings -> MetricCatalogue.standard(), (settings, metrics, archive) -> {
            var alike = new CohortChooser(settings.baseline()).among(facts(archive));
            List<ListedRun> runs = ListedRun.of(archive, alike, asked.from().zone());
            new RunsPrinter(terminal, asked, clock.instant()).print(runs, archive);
            return Exit.DONE;
        });
    }

    int calibrate(CalibrateAsked asked) {
        return opened(asked.from(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
            StageLines progress = new StageLines(terminal, asked.verbose());
            Calibration calibration = new LeaveOneOut(
                            new CohortChooser(settings.baseline()),
                            new Judge(metrics, settings.detection()),
                            AgentConfiguration.detection(settings),
                            settings.baseline().size(),
                            new KeptFolder(asked.out(), archive, asked.from().zone())::figures,
                            progress)
                    .over(archive, asked.against());
            progress.finish();
            new CalibrationPrinter(terminal, asked).print(calibration, archive);
            return Exit.DONE;
        });
    }

    int analyze(AnalyzeAsked asked) {
        return opened(asked.from(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
            StageLines progress = new StageLines(terminal, asked.verbose());
            Developments developments = new Developments(
                    recorded(settings, metrics, progress),
                    archive,
                    new CohortChooser(settings.baseline()).among(facts(archive)),
                    request(asked.from(), asked.out()),
                    settings.baseline().size());
            List<Development> all = developments.of(run -> asked.last()
                    .map(span -> !run.key().timestamp().isBefore(span.before(clock.instant())))
                    .orElse(true));
            progress.finish();
            new DevelopmentsPrinter(terminal, asked).print(all);
            archive.unreadable().stream().map(UnreadableRun::line).forEach(terminal::tell);
            developments.refused().forEach(terminal::tell);
            return Exit.DONE;
        });
    }

    int compare(CompareAsked asked) {
        return opened(asked.from(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
            Optional<String> within = asked.html()
                    .flatMap(file -> ArchiveDoor.within(file, asked.from().archive()));
            if (within.isPresent()) {
                return refused("--html " + within.get());
            }
            var choice = new GroupChoice(archive, asked.from().zone()).of(asked.groups());
            if (choice instanceof GroupChoice.Choice.Refused refused) {
                return refused(refused.line());
            }
            return compare(asked, settings, metrics, (GroupChoice.Choice.Chosen) choice);
        });
    }

    private int compare(
            CompareAsked asked, Settings settings, MetricCatalogue metrics, GroupChoice.Choice.Chosen chosen)
            throws SettingsReader.WrongSettings {
        Comparing comparing = comparing(settings, metrics);
        List<Group> groups = chosen.groups();
        List<GroupComparison> all = groups.subList(1, groups.size()).stream()
                .map(group -> comparing.compare(groups.get(0), group))
                .toList();
        chosen.unreadable().forEach(terminal::tell);
        return new ComparisonPrinter(terminal, asked).print(all, templates(settings));
    }

    static Comparing comparing(Settings settings, MetricCatalogue metrics) throws SettingsReader.WrongSettings {
        return new Comparing(metrics, prices(settings), settings.baseline());
    }

    private static PriceTable prices(Settings settings) throws SettingsReader.WrongSettings {
        try {
            return PriceFile.of(settings.comparison().prices());
        } catch (IllegalArgumentException wrong) {
            throw new SettingsReader.WrongSettings(String.valueOf(wrong.getMessage()));
        }
    }

    private static Templates templates(Settings settings) throws SettingsReader.WrongSettings {
        try {
            return Templates.of(settings.report());
        } catch (IllegalArgumentException wrong) {
            throw new SettingsReader.WrongSettings(String.valueOf(wrong.getMessage()));
        }
    }

    /** Nobody is asked: neither Prometheus nor a cluster nor a model. */
    Pipeline recorded(Settings settings, MetricCatalogue metrics, Progress progress) {
        PrometheusSettings recorded = settings.prometheus().recordedOnly();
        PrometheusSource source =
                new PrometheusSource(QueryCatalogue.of(recorded, QueryCatalogue::standard), recorded, Map.of());
        KubernetesSource objects = new KubernetesSource(settings.kubernetes().recordedOnly(), Map.of(), clock);
        return AgentConfiguration.pipeline(
                settings, source, objects, metrics, new OfflineNarrator(), false, progress, variables);
    }

    /** @param out where reports keep the evidence they fetched */
    static ReportRequest request(FromArchive from, Path out) {
        return new ReportRequest(
                Optional.empty(),
                from.archive(),
                out,
                List.of(),
                Optional.empty(),
                from.zone(),
                Optional.empty(),
                from.accepted(),
                Optional.empty(),
                List.of());
    }

    int opened(FromArchive from, Metrics metrics, Opened then) {
        return opened(from, Map.of(), metrics, then);
    }

    /** @param flags that override settings, by the settings' names */
    int opened(FromArchive from, Map<String, String> flags, Metrics metrics, Opened then) {
        return opened(from, flags, metrics, StageLines.none(terminal), then);
    }

    /** @param steps for who waits; {@code then} takes the last of them away */
    int opened(FromArchive from, Map<String, String> flags, Metrics metrics, StageLines steps, Opened then) {
        try {
            steps.stage("opening the archive");
            Settings settings = new SettingsReader(variables).read(flags, from.config());
            MetricCatalogue catalogue = metrics.of(settings);
            var opening = ArchiveDoor.open(from.archive(), from.zone(), catalogue, variables.cacheFolder());
            if (opening instanceof ArchiveDoor.Opening.Opened opened) {
                return then.answer(settings, catalogue, opened.archive());
            }
            steps.finish();
            return refused(((ArchiveDoor.Opening.Refused) opening).line());
        } catch (SettingsReader.WrongSettings wrong) {
            steps.finish();
            return refused(String.valueOf(wrong.getMessage()));
        }
    }

    /** With the floors of the query catalogue, from whose queries the pipeline's metrics have theirs as well. */
    static MetricCatalogue metrics(Settings settings) throws SettingsReader.WrongSettings {
        try {
            return MetricCatalogue.standard()
                    .with(QueryCatalogue.of(settings.prometheus(), QueryCatalogue::standard)
                            .specs());
        } catch (IllegalArgumentException wrong) {
            throw new SettingsReader.WrongSettings(String.valueOf(wrong.getMessage()));
        }
    }

    private static List<RunFacts> facts(RunArchive archive) {
        return archive.runs().stream().map(ArchivedRun::facts).toList();
    }

    private int refused(String line) {
        terminal.tell(line);
        return Exit.BAD_INPUT;
    }
}
