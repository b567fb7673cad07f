package io.benchmarkagent.web.page;

import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/** Where pages are. A name that a path cannot hold, or that would be another page's, is a parameter. */
final class Urls {
    /** Servers refuse encoded slashes, dots and semicolons in paths for good reasons. */
    private static final Pattern IN_A_PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._@:+-]*");

    private Urls() {}

    static String run(String name) {
        return of(name, "");
    }

    static String report(String name) {
        return of(name, "/report.html");
    }

    static String history(String name, String metric, String subject) {
        String path = of(name, "/history");
        return path + (path.contains("?") ? "&" : "?") + query("metric", metric) + "&" + query("subject", subject);
    }

    static String older(String after) {
        return "/?" + query("after", after);
    }

    static String compare(String first) {
        return "/compare?" + query("group", first) + "&group=";
    }

    static String chat(String run) {
        return "/chat?" + query("run", run);
    }

    static String making(String task) {
        return "/reports/" + task;
    }

    private static String of(String name, String part) {
        return IN_A_PATH.matcher(name).matches() ? "/runs/" + name + part : "/run" + part + "?" + query("id", name);
    }

    private static String query(String name, String value) {
        return UriComponentsBuilder.newInstance()
                .queryParam(name, "{value}")
                .encode()
                .buildAndExpand(value)
                .toUriString()
                .substring(1);
    }
}
