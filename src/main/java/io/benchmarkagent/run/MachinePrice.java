package io.benchmarkagent.run;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What a machine of a type is and costs.
 *
 * @param memoryGib empty where the source does not tell
 * @param usdPerHour of one machine
 * @param date when that was the price
 * @param source whose price it is, and where
 */
public record MachinePrice(
        String machineType, int vcpus, OptionalDouble memoryGib, double usdPerHour, LocalDate date, String source) {
    public MachinePrice {
        if (machineType.isBlank() || vcpus < 1 || !(usdPerHour > 0) || !Double.isFinite(usdPerHour)) {
            throw new IllegalArgumentException(
                    "'" + machineType + "' with " + vcpus + " vCPUs for " + usdPerHour + " USD an hour is no machine");
        }
    }
}
