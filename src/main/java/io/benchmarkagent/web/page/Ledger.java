package io.benchmarkagent.web.page;

import io.benchmarkagent.llm.audit.Costs;
import java.util.Optional;

/** What models have cost of late. */
@FunctionalInterface
public interface Ledger {
    int DAYS = 30;

    /** Of the last 30 days; empty where nothing is kept or it cannot be read. */
    Optional<Costs> lately();
}
