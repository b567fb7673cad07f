package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.RunKey;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/** Other machines that do a step of a backfill. */
interface Elsewhere {

    /**
     * A step that ends when all of its runs were worked on.
     *
     * @param runs asked for when the step begins
     * @param finished told how many are done, from one thread
     */
    Step step(String name, Supplier<List<RunKey>> runs, IntConsumer finished);

    /** The runs that were worked on in vain. */
    Map<RunKey, Outcome.Refused> refused();
}
