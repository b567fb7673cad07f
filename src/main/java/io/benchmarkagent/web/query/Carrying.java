package io.benchmarkagent.web.query;

/** Takes along to another thread what a thread is at. */
@FunctionalInterface
public interface Carrying {
    Runnable over(Runnable work);
}
