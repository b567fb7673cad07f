package io.benchmarkagent.web.trace;

import io.benchmarkagent.web.Ended;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A span for each request, within the trace that its caller names. Probes and scrapes are none. */
public final class TraceFilter extends OncePerRequestFilter {
    private static final int FIRST_FAILURE = 500;

    private final Traces traces;

    public TraceFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Traces.Open open = traces.begin(
                Optional.ofNullable(request.getHeader("traceparent")).flatMap(TraceParent::of));
        try {
            traces.within(open.at(), () -> chain.doFilter(request, response));
        } finally {
            Ended.of(request, () -> end(open, request, response));
        }
    }

    private static void end(Traces.Open open, HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String named = route == null ? "" : route.toString();
        open.end(
                (request.getMethod() + " " + named).strip(),
                Span.Kind.SERVER,
                Map.of(
                        "http.request.method", request.getMethod(),
                        "http.route", named,
                        "http.response.status_code", response.getStatus()),
                response.getStatus() >= FIRST_FAILURE);
    }
}
