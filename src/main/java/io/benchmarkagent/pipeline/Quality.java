package io.benchmarkagent.pipeline;

import io.benchmarkagent.detection.AchievedLoad;
import io.benchmarkagent.detection.DetectionSettings;
import io.benchmarkagent.detection.LoadGenerator;
import io.benchmarkagent.detection.NotCollected;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.ThrottlingFormula;
import io.benchmarkagent.detection.Vanished;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.MixedMachines;
import io.benchmarkagent.run.Run;
import io.benchmarkagent.source.RunArchive;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Every line about the data that the stages left behind. */
final class Quality {
    private Quality() {}

    static List<DataQuality> of(
            Run run,
            RunArchive archive,
            Comparison comparison,
            AcceptedLevels accepted,
            List<DataQuality> gate,
            List<Observation> observations,
            Evidence evidence,
            DetectionSettings settings,
            ZoneId zone) {
        List<DataQuality> lines = new ArrayList<>(run.dataQuality());
        OnlySummary.line(run, archive, zone).ifPresent(lines::add);
        lines.addAll(archive.dataQuality());
        archive.unreadable().forEach(file -> lines.add(Comparer.line(file)));
        lines.addAll(comparison.dataQuality());
        lines.addAll(accepted.dataQuality());
        lines.addAll(gate);
        AchievedLoad.of(run, comparison.baselines()).line().ifPresent(lines::add);
        lines.addAll(NotCollected.lines(observations));
        lines.addAll(Vanished.lines(run, comparison.baselines()));
        lines.addAll(MixedMachines.lines(run.facts().nodePool(), evidence.machines()));
        ThrottlingFormula.line(run, evidence).ifPresent(lines::add);
        LoadGenerator.line(run, evidence, settings.loadGenerator()).ifPresent(lines::add);
        lines.addAll(evidence.dataQuality());
        return lines;
    }
}
