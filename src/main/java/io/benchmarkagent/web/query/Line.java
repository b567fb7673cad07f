package io.benchmarkagent.web.query;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * The connection that a request came by. A servlet has no way to ask whether it is still there: here a byte is read, without waiting,
 * and put back where there was one, for that belongs to the next request.
 */
record Line(SocketWrapperBase<?> socket) {
    private static final String ATTRIBUTE = Line.class.getName();

    /** Leaves it with each request; in front of all that answers. */
    static final class Noted extends ValveBase {
        Noted() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getCoyoteRequest().getNote(WatchedProtocol.NOTE) instanceof WatchedProtocol.Watched watched) {
                request.setAttribute(ATTRIBUTE, new Line(watched.socket()));
            }
            getNext().invoke(request, response);
        }
    }

    static Optional<Line> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(Line.class::isInstance)
                .map(Line.class::cast);
    }

    /** Only while nobody else reads or writes there. */
    boolean isCut() {
        try {
            ByteBuffer one = ByteBuffer.allocate(1);
            int read = socket.read(false, one);
            if (read > 0) {
                one.flip();
                socket.unRead(one);
            }
            return read < 0;
        } catch (IOException broken) {
            return true;
        }
    }
}
