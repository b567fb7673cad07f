package io.benchmarkagent.recommendation.packing;

import io.benchmarkagent.run.MachinePrice;

/**
 * A machine as the scheduler sees it.
 *
 * @param allocatable what of it pods may have
 * @param pods how many it may run
 */
public record NodeType(MachinePrice price, Amounts allocatable, int pods) {
    public String name() {
        return price.machineType();
    }
}
