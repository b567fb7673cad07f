package io.benchmarkagent.web.limit;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many bytes of a body, in so much time, whether it says how long it is or not; nothing is read further. */
public final class BodyFilter extends OncePerRequestFilter {
    /** A question has 2000 letters at most; the rest is room for its context. */
    public static final int MOST_BYTES = 64 << 10;

    private final Duration most;
    private final LongSupplier nanoTime;

    /** @param most until it has been read as a whole */
    public BodyFilter(Duration most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            response.setHeader("Connection", "close");
            ProblemSender.send(response, tooLarge());
            return;
        }
        try {
            chain.doFilter(new Bounded(request, response), response);
        } catch (Refusal refused) {
            ProblemSender.send(response, refused.problem());
        }
    }

    private static Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "a request has " + MOST_BYTES + " bytes at most; ask for less at once");
    }

    private Problem tooSlow() {
        return Problem.of(
                HttpStatus.REQUEST_TIMEOUT,
                "too-slow",
                "the request was not complete within " + most.toMillis() + " ms; send it at once");
    }

    /** A request of which not more can be read. */
    private final class Bounded extends HttpServletRequestWrapper {
        private final HttpServletResponse response;

        Bounded(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), MOST_BYTES, most.toNanos(), nanoTime, new Stopped());
        }

        /** What ends the reading. */
        private final class Stopped implements BoundedStream.Stop {
            @Override
            public Refusal tooLarge() {
                response.setHeader("Connection", "close");
                return new Refusal(BodyFilter.tooLarge());
            }

            @Override
            public Refusal tooSlow() {
                response.setHeader("Connection", "close");
                return new Refusal(BodyFilter.this.tooSlow());
            }
        }
    }
}
