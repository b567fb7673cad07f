package io.benchmarkagent.recommendation.packing;

import io.benchmarkagent.run.MachinePrice;
import java.util.List;

/**
 * What one core and one GiB of a machine cost in an hour; both of all its cores and its memory are its price. They are split as the
 * prices of its family are, by least squares, where those differ in memory per core; else as Google's general machines are, of which
 * a core costs as much as 7.46 GiB.
 */
public record UnitPrices(double usdPerCoreHour, double usdPerGibHour) {
    private static final double GIB_PER_CORE = 0.031611 / 0.004237;
    private static final double ALIKE = 1e-3;
    private static final double BYTES = 1 << 30;

    /** @param machine with its memory told */
    public static UnitPrices of(MachinePrice machine, List<MachinePrice> family) {
        double cores = machine.vcpus();
        double gib = machine.memoryGib().orElseThrow();
        double ratio = gibPerCore(family);
        double perGib = machine.usdPerHour() / (cores * ratio + gib);
        return new UnitPrices(perGib * ratio, perGib);
    }

    /** How many GiB cost what a core costs. */
    private static double gibPerCore(List<MachinePrice> family) {
        double cc = 0;
        double cm = 0;
        double mm = 0;
        double cp = 0;
        double mp = 0;
        for (MachinePrice one : family) {
            double cores = one.vcpus();
            double gib = one.memoryGib().orElse(0);
            boolean told = gib > 0;
            cc += told ? cores * cores : 0;
            cm += cores * gib;
            mm += gib * gib;
            cp += told ? cores * one.usdPerHour() : 0;
            mp += gib * one.usdPerHour();
        }
        double core = cp * mm - mp * cm;
        double each = mp * cc - cp * cm;
        boolean alike = cc * mm - cm * cm <= ALIKE * cc * mm;
        return alike || core <= 0 || each <= 0 ? GIB_PER_CORE : core / each;
    }

    public double usdPerHour(Amounts amounts) {
        return amounts.cpu() * usdPerCoreHour + amounts.memory() / BYTES * usdPerGibHour;
    }
}
