package io.benchmarkagent.bucket;

import java.util.Map;

/** What a browser does with an object: a report opens as a page. */
final class ContentType {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "md", "text/markdown; charset=utf-8",
            "json", "application/json");

    private ContentType() {}

    static String of(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
