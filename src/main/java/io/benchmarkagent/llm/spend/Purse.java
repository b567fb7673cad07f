package io.benchmarkagent.llm.spend;

import java.util.Optional;

/** What one report may spend, and has spent. */
public final class Purse {
    private final BudgetSettings limits;
    private Amount spent = Amount.NOTHING;

    public Purse(BudgetSettings limits) {
        this.limits = limits;
    }

    /** Why this is too much, if it is. */
    public synchronized Optional<String> tooMuch(Amount most) {
        return Limit.exceeded("report", limits.perReport(), spent, most);
    }

    public synchronized void add(Amount more) {
        spent = spent.plus(more);
    }
}
