package io.benchmarkagent.cli;

import java.util.Optional;

/** Makes the report that was asked for, prints what there is to print, publishes it where that was asked, and gives the exit code. */
@FunctionalInterface
public interface Reporting {
    int report(Asked asked, Optional<PublishAsked> publish, GateFiles files);
}
