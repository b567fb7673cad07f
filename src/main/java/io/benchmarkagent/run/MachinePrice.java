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
        boolean memory = memoryGib.isEmpty() || isPositive(memoryGib.getAsDouble());
        if (machineType.isBlank() || vcpus < 1 || !memory || !isPositive(usdPerHour)) {
            throw new IllegalArgumentException(
                    "'" + machineType + "' with " + vcpus + " vCPUs for " + usdPerHour + " USD an hour is no machine");
        }
    }

    private static boolean isPositive(double amount) {
        return amount > 0 && Double.isFinite(amount);
    }
}
