package io.benchmarkagent.comparison;

import io.benchmarkagent.run.LoadProfile;
import io.benchmarkagent.run.Run;
import java.util.List;

/** The runs of both groups under one load. {@code profile} is that of the shortest of them. */
public record SharedLoad(LoadProfile profile, List<Run> first, List<Run> second) {
    public SharedLoad {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }
}
