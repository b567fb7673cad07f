package io.benchmarkagent.web.query;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * The connection that a request came by. A servlet has no way to ask whether it is still there; Tomcat's own request has: it reads, without
 * waiting, what may have come after the body. What a client sends ahead of the next request stays where the server looks for it.
 */
record Line(Request request) {
    private static final String ATTRIBUTE = Line.class.getName();

    /** Leaves it with each request; in front of all that answers. */
    static final class Noted extends ValveBase {
        Noted() {
            super(true);
        }

        @Override
        public void invoke(org.apache.catalina.connector.Request request, Response response)
                throws IOException, ServletException {
            request.setAttribute(ATTRIBUTE, new Line(request.getCoyoteRequest()));
            getNext().invoke(request, response);
        }
    }

    /** Empty for a body in pieces: what came after it could not be told from its end. */
    static Optional<Line> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .filter(line -> request.getContentLengthLong() >= 0);
    }

    /** Only while nobody else reads or writes there. What came ahead is read the first time, and told apart from an end the second. */
    boolean isCut() {
        return hasMore() && hasMore();
    }

    private boolean hasMore() {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable() > 0;
    }
}
