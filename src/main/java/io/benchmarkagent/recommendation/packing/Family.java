package io.benchmarkagent.recommendation.packing;

import io.benchmarkagent.run.MachinePrice;
import io.benchmarkagent.run.PriceTable;
import java.util.List;

/**
 * The machines of one CPU, as clouds name them: n2 of n2-standard-4, m5 of m5.xlarge, Standard_Ds_v5 of Standard_D4s_v5. What was used
 * on one CPU holds on no other, so that only these are alternatives.
 */
public final class Family {
    private static final String AZURE = "Standard_";

    private Family() {}

    /** The machine itself as well, where it has a price. */
    public static List<MachinePrice> of(String machineType, PriceTable prices) {
        return prices.all().stream()
                .filter(price -> name(price.machineType()).equals(name(machineType)))
                .toList();
    }

    static String name(String machineType) {
        if (machineType.startsWith(AZURE)) {
            return machineType.replaceFirst("\\d+", "");
        }
        return machineType.contains(".")
                ? machineType.substring(0, machineType.indexOf('.'))
                : machineType.split("-", 2)[0];
    }
}
