package io.benchmarkagent;

import java.util.Map;

/** The environment's variables. No record: they hold secrets, and nothing is to print them by accident. */
final class Variables {
    private final Map<String, String> all;

    Variables(Map<String, String> all) {
        this.all = Map.copyOf(all);
    }

    Map<String, String> all() {
        return all;
    }
}
