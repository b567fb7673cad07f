package io.benchmarkagent.recommendation;

import io.benchmarkagent.recommendation.packing.NodeType;
import io.benchmarkagent.run.MachinePrice;

/** So many nodes of a type. */
record Nodes(NodeType type, int count) {
    private static final double MATERIAL = 0.20;

    /** US dollars a month. */
    static final double LEAST = 10;

    double monthlyUsd() {
        return count * type.price().usdPerHour() * Worth.HOURS_A_MONTH;
    }

    /** "2 × n2-standard-2". */
    String words() {
        return count + " × " + type.name();
    }

    MachinePrice price() {
        return type.price();
    }

    /** Whether these cost enough less for a change of nodes: a fifth. */
    boolean areMuchCheaperThan(Nodes present) {
        double saved = present.monthlyUsd() - monthlyUsd();
        return saved >= LEAST && saved >= MATERIAL * present.monthlyUsd();
    }
}
