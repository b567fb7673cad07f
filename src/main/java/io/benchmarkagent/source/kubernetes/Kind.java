package io.benchmarkagent.source.kubernetes;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The kinds of object that are read, each from a file of its own, and where the API lists them. */
enum Kind {
    POD("Pod", "v1"),
    EVENT("Event", "v1"),
    DEPLOYMENT("Deployment", "apps/v1"),
    STATEFUL_SET("StatefulSet", "apps/v1"),
    DAEMON_SET("DaemonSet", "apps/v1"),
    REPLICA_SET("ReplicaSet", "apps/v1"),
    SERVICE("Service", "v1"),
    HORIZONTAL_POD_AUTOSCALER("HorizontalPodAutoscaler", "autoscaling/v2"),
    NODE("Node", "v1") {
        @Override
        String path(String namespace) {
            return base() + "nodes";
        }
    },
    /** Nodes have no namespace, and what happens to them is told in this one. */
    NODE_EVENT("Event", "v1") {
        @Override
        String file() {
            return "nodeevents";
        }

        @Override
        String path(String namespace) {
            return base() + "namespaces/" + NODES_NAMESPACE + "/events?fieldSelector=involvedObject.kind%3DNode";
        }

        @Override
        String command() {
            return "-n " + NODES_NAMESPACE + " get events --field-selector involvedObject.kind=Node -o json";
        }
    },
    /** Of metrics-server, which not every cluster has. */
    POD_METRICS("PodMetrics", "metrics.k8s.io/v1beta1") {
        @Override
        String file() {
            return "podmetrics";
        }

        @Override
        String path(String namespace) {
            return base() + "namespaces/" + namespace + "/pods";
        }

        @Override
        String command() {
            return "get --raw /" + path("NAMESPACE");
        }
    };

    static final String NODES_NAMESPACE = "default";

    private final String word;
    private final String version;

    Kind(String word, String version) {
        this.word = word;
        this.version = version;
    }

    String word() {
        return word;
    }

    /** Its group and version: {@code apps/v1}. */
    String version() {
        return version;
    }

    /** The file's name without its ending: {@code pods}. */
    String file() {
        return word.toLowerCase(Locale.ROOT) + "s";
    }

    /** Where the API lists those of a namespace. */
    String path(String namespace) {
        return base() + "namespaces/" + namespace + "/" + file();
    }

    /** What kubectl is told to print the same. */
    String command() {
        return "get " + file() + " -o json";
    }

    String base() {
        return (version.contains("/") ? "apis/" : "api/") + version + "/";
    }

    /** Whether this is an object of this kind; items of a typed list lack the word. */
    boolean names(JsonNode object) {
        String kind = Fields.text(object, "kind");
        return object.isObject() && (kind.isEmpty() || kind.equals(word));
    }
}
