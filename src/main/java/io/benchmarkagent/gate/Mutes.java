package io.benchmarkagent.gate;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Mute;
import io.benchmarkagent.run.RunKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mutes that are in force for one run, and a line about each that is not. When it ran decides, not when that is asked. */
public record Mutes(List<Mute> inForce, List<DataQuality> dataQuality) {

    public static Mutes of(
            GateSettings settings,
            RunKey target,
            ZoneId zone,
            List<Observation> observations,
            List<Anomaly> anomalies) {
        LocalDate day = target.timestamp().atZone(zone).toLocalDate();
        List<Mute> inForce = new ArrayList<>();
        List<DataQuality> lines = new ArrayList<>();
        for (int i = 0; i < settings.mutes().size(); i++) {
            MuteSetting setting = settings.mutes().get(i);
            Optional<String> problem = problem(setting, day)
                    .or(() -> unknown("subject", setting.subject(), subjects(observations, anomalies)))
                    .or(() -> unknown("metric", setting.metric(), metrics(observations, anomalies)));
            if (problem.isPresent()) {
                lines.add(line(i, problem.get()));
            } else {
                inForce.add(mute(setting));
            }
        }
        return new Mutes(List.copyOf(inForce), List.copyOf(lines));
    }

    /** All of them, those that are muted with why. */
    public List<Anomaly> muted(List<Anomaly> anomalies) {
        return anomalies.stream()
                .map(anomaly -> inForce.stream()
                        .filter(mute -> mute.covers(anomaly.subject(), anomaly.metric()))
                        .reduce((earlier, later) -> later)
                        .map(anomaly::mutedBy)
                        .orElse(anomaly))
                .toList();
    }

    private static Optional<String> problem(MuteSetting setting, LocalDate day) {
        try {
            LocalDate until = LocalDate.parse(setting.until());
            return day.isAfter(until) ? Optional.of("expired on " + until) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.of("holds until '" + setting.until() + "', which is no day such as 2026-12-31");
        }
    }

    /** A name that nothing here has may be that of an event, which happens or does not: only one that is like another is a slip. */
    private static Optional<String> unknown(String what, String name, TreeSet<String> known) {
        return name.isEmpty()
                ? Optional.empty()
                : Requirement.missing(what, name, known)
                        .filter(line -> line.contains("nearest"))
                        .map(line -> "names " + line);
    }

    private static TreeSet<String> subjects(List<Observation> observations, List<Anomaly> anomalies) {
        return names(observations, o -> o.key().subject(), anomalies, Anomaly::subject);
    }

    private static TreeSet<String> metrics(List<Observation> observations, List<Anomaly> anomalies) {
        return names(observations, o -> o.key().metric(), anomalies, Anomaly::metric);
    }

    private static TreeSet<String> names(
            List<Observation> observations,
            Function<Observation, String> measured,
            List<Anomaly> anomalies,
            Function<Anomaly, String> seen) {
        return Stream.concat(
                        observations.stream().map(measured), anomalies.stream().map(seen))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Mute mute(MuteSetting setting) {
        return new Mute(
                Optional.of(setting.metric()).filter(name -> !name.isEmpty()),
                Optional.of(setting.subject()).filter(name -> !name.isEmpty()),
                setting.reason(),
                setting.author(),
                LocalDate.parse(setting.until()));
    }

    private static DataQuality line(int index, String what) {
        return new DataQuality(
                "mutes/" + index,
                DataQuality.Level.WARNING,
                "mutes",
                "gate.mutes[" + index + "] " + what + "; it is not in force",
                "mend that entry of the settings, or take it out");
    }
}
