package io.benchmarkagent.web.measure;

import io.benchmarkagent.web.Ended;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** How long each request takes, by the route that answers it: the address as it was typed could be any. */
final class RequestFilter extends OncePerRequestFilter {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private final Meters meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** Of these there are few: routes are the program's own. */
    private record Kind(String method, String route, int status) {}

    RequestFilter(Meters meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Ended.of(request, () -> answered(request, response, begun));
        }
    }

    private void answered(HttpServletRequest request, HttpServletResponse response, long begun) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String method = request.getMethod();
        Kind kind = new Kind(
                METHODS.contains(method) ? method : Words.OTHER,
                route == null ? "none" : route.toString(),
                response.getStatus());
        timers.computeIfAbsent(kind, this::timer).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return meters.quick(
                "http.requests",
                "Requests that were answered",
                "method",
                kind.method(),
                "route",
                kind.route(),
                "status",
                Integer.toString(kind.status()));
    }
}
