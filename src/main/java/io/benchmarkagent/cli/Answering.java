package io.benchmarkagent.cli;

/** Does what a command line asks for, prints what there is to print, and gives the exit code. */
@FunctionalInterface
public interface Answering<A> {
    int answer(A asked);
}
