package io.benchmarkagent;

import java.util.Map;
import java.util.Optional;

/** All that answers rest on but the question and what is asked beside it: the program, its settings, an archive, its reports. */
interface Ground {
    /** The same while nothing of it has changed; empty where that cannot be told. */
    Optional<String> stamp();

    /** Files that the settings name and the stamp says nothing of, with what tells whether they have changed; empty where that cannot be told. */
    Optional<Map<String, String>> files(Settings settings);
}
