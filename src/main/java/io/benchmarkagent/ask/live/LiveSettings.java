package io.benchmarkagent.ask.live;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What a question may cost the Prometheus that it is asked of.
 *
 * @param reach the longest range selector, subquery or offset
 * @param longest range of one question
 * @param samples how many it may be estimated to read: points × series
 */
@ConfigurationProperties("live")
public record LiveSettings(
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("24h") Duration reach,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("3650d") Duration longest,
        @DefaultValue("2000000") long samples) {
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    public static final LiveSettings STANDARD = new LiveSettings(Duration.ofHours(24), TEN_YEARS, 2_000_000);

    public LiveSettings {
        require(isUpTo(Duration.ofDays(365), reach), "reach", reach, "1s to 365d, such as 24h");
        require(isUpTo(TEN_YEARS, longest), "longest", longest, "1s to 3650d, such as 30d");
        require(samples >= 1 && samples <= 1_000_000_000L, "samples", samples, "1 to 1000000000");
    }

    private static boolean isUpTo(Duration most, Duration given) {
        return given.compareTo(Duration.ofSeconds(1)) >= 0 && given.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("live." + name + " is " + value + "; give " + wanted);
        }
    }
}
