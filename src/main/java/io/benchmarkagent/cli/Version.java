package io.benchmarkagent.cli;

import picocli.CommandLine.IVersionProvider;

/** "benchmark-agent 0.1.0", from the jar's manifest. */
public final class Version implements IVersionProvider {
    /** The version alone; "dev" where there is no jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"benchmark-agent " + number()};
    }
}
