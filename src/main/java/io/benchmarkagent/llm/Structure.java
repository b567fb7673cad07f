package io.benchmarkagent.llm;

import java.util.regex.Pattern;

/** How a server is asked for an answer of a certain shape: by a schema it enforces, or by words alone. */
enum Structure {
    SCHEMA,
    WORDS;

    private static final Pattern COMPLAINT = Pattern.compile("response_format|json_schema|json_object|guided|grammar");

    /** Whether this is a server's complaint of having been asked so. */
    static boolean isToBlame(String complaint) {
        return COMPLAINT.matcher(complaint).find();
    }

    /** What a server that enforces no schema is told in the prompt. */
    String instructions(JsonShape shape) {
        return this == SCHEMA
                ? ""
                : "\n\nAnswer with one JSON object and nothing else. It must be valid against this JSON Schema:\n"
                        + shape.schema();
    }
}
