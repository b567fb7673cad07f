package io.benchmarkagent.run;

import java.util.Locale;

/** What a measurement is about. A container is one of several of its pods, {@code cart/proxy}: it has series and is not judged. */
public enum Scope {
    CLUSTER,
    SERVICE,
    CONTAINER,
    NODE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
