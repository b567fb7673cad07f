package io.benchmarkagent.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What the audit is told of a POST by whoever answers it. */
public final class Posted {
    private static final String RUN = Posted.class.getName() + ".run";

    private Posted() {}

    /** Which run it is about. */
    public static void about(HttpServletRequest request, String run) {
        request.setAttribute(RUN, run);
    }

    /** Who sent the request of this thread, as the audit names it; empty where nobody needs to say. */
    public static Optional<String> by() {
        return Recognised.now().map(WebCaller::who);
    }

    static String run(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(RUN))
                .map(String::valueOf)
                .orElse("");
    }
}
