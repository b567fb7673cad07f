package io.benchmarkagent.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What fails a build.
 *
 * @param failOn from which severity on a regression does
 * @param thresholds for a metric or a subject: another severity, or what it must be; of several severities the last that fits
 * @param mutes what is known and fails no build for a while
 * @param onSuspect whether one more run is asked for first
 */
@ConfigurationProperties("gate")
public record GateSettings(
        @DefaultValue("never") FailOn failOn,
        @DefaultValue List<ThresholdSetting> thresholds,
        @DefaultValue List<MuteSetting> mutes,
        @DefaultValue("fail") OnSuspect onSuspect) {
    public static final GateSettings NONE = new GateSettings(FailOn.NEVER, List.of(), List.of(), OnSuspect.FAIL);

    public GateSettings {
        thresholds = List.copyOf(thresholds);
        mutes = List.copyOf(mutes);
        refuse(thresholds.stream().map(ThresholdSetting::mistake).toList(), "gate.thresholds");
        refuse(mutes.stream().map(MuteSetting::mistake).toList(), "gate.mutes");
    }

    /** That a metric must be something. */
    List<Requirement> requirements() {
        return thresholds.stream()
                .filter(threshold -> !threshold.require().isBlank())
                .map(Requirement::of)
                .toList();
    }

    /** Whose severity is the one that counts. */
    FailOn failOn(FailOn otherwise, String subject, String metric) {
        return thresholds.stream()
                .filter(threshold -> threshold.covers(subject, metric))
                .flatMap(threshold -> FailOn.of(threshold.failOn()).stream())
                .reduce((earlier, later) -> later)
                .orElse(otherwise);
    }

    /** Whether anybody wants a gate. */
    boolean isAsked() {
        return failOn != FailOn.NEVER || !thresholds.isEmpty() || onSuspect == OnSuspect.RERUN;
    }

    private static void refuse(List<Optional<String>> mistakes, String list) {
        IntStream.range(0, mistakes.size())
                .boxed()
                .flatMap(i -> mistakes.get(i).stream().map(mistake -> list + "[" + i + "] " + mistake))
                .findFirst()
                .ifPresent(line -> {
                    throw new IllegalArgumentException(line);
                });
    }
}
