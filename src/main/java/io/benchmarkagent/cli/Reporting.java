package io.benchmarkagent.cli;

/** Makes the report that was asked for, prints what there is to print, and gives the exit code. */
@FunctionalInterface
public interface Reporting {
    int report(Asked asked);
}
