package io.benchmarkagent.llm;

/**
 * The shape an answer must have. A server may or may not enforce it: the caller checks.
 *
 * @param name of letters, digits, _ and -
 * @param schema a JSON Schema of an object, as JSON
 */
public record JsonShape(String name, String schema) {
    public JsonShape {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("'" + name + "' names no shape; give letters, digits, _ and -");
        }
    }
}
