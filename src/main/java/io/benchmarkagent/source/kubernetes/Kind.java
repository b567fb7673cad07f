package io.benchmarkagent.source.kubernetes;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The kinds of object that are read, each from a file of its own. */
enum Kind {
    POD("Pod"),
    EVENT("Event"),
    DEPLOYMENT("Deployment"),
    STATEFUL_SET("StatefulSet"),
    DAEMON_SET("DaemonSet"),
    REPLICA_SET("ReplicaSet"),
    NODE("Node");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The file's name without its ending: {@code pods}. */
    String file() {
        return word.toLowerCase(Locale.ROOT) + "s";
    }

    /** Whether this is an object of this kind; items of a typed list lack the word. */
    boolean names(JsonNode object) {
        String kind = Fields.text(object, "kind");
        return object.isObject() && (kind.isEmpty() || kind.equals(word));
    }
}
