package io.benchmarkagent.ask.tool;

import io.benchmarkagent.ask.desk.Desk;
import java.util.Set;

/** Looks something up, and changes nothing. */
public interface Tool {
    /** As a model calls it: lower case, words joined by underscores. */
    String name();

    /** What it tells, in one sentence: a model chooses by it. */
    String purpose();

    /** What of a {@link Wanted} it heeds; what it does not heed it is never asked with. */
    Set<Slot> takes();

    /** Whether it tells how a cluster is now, whatever run is meant. */
    default boolean isOfNow() {
        return false;
    }

    Found find(Wanted wanted, Desk desk);

    /** What somebody may say of what is wanted. */
    enum Slot {
        /** One service or node. */
        SUBJECT,
        /** Two or more of them. */
        SUBJECTS,
        METRIC,
        /** Least instead of most. */
        ORDER,
        COUNT,
        SPAN,
        /** Two groups of runs: ids or selectors. */
        GROUPS,
        /** In PromQL, a part of a name, or a bound such as "over 100 MiB". */
        EXPRESSION
    }
}
