package io.benchmarkagent.recommendation;

/** A strategic merge patch to apply by hand. */
final class Patch {
    private Patch() {}

    static String limit(String deployment, String container, String resource, String quantity) {
        return """
                kubectl patch deployment %s --patch '
                spec:
                  template:
                    spec:
                      containers:
                      - name: %s
                        resources:
                          limits: {%s: %s}'"""
                .formatted(deployment, container, resource, quantity);
    }
}
