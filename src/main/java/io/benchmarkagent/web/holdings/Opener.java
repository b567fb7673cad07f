package io.benchmarkagent.web.holdings;

/** Opens the archive as it is now. */
@FunctionalInterface
public interface Opener {

    /** An archive, or one line that says why it cannot be opened. */
    sealed interface Opening {
        record Opened(Stand stand) implements Opening {}

        record Refused(String line) implements Opening {}
    }

    Opening open(String version);
}
