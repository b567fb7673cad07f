package io.benchmarkagent;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** The program itself: another build may answer otherwise. */
final class Program {
    /** Of its classes, where it is no archive of them. */
    static final int DEPTH = 9;

    private Program() {}

    /** Empty where that cannot be told. */
    static Optional<Path> place() {
        try {
            return Optional.of(Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException elsewhere) {
            return Optional.empty();
        }
    }
}
