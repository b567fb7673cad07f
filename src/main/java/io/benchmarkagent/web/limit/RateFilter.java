package io.benchmarkagent.web.limit;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many requests of one caller in a minute. Source: draft-ietf-httpapi-ratelimit-headers for the headers. */
public final class RateFilter extends OncePerRequestFilter {
    private final Allowances allowances;
    private final int perMinute;
    private final Function<HttpServletRequest, Optional<String>> caller;

    /** @param caller who asks, where that is known; else it is the address */
    public RateFilter(Allowances allowances, int perMinute, Function<HttpServletRequest, Optional<String>> caller) {
        this.allowances = allowances;
        this.perMinute = perMinute;
        this.caller = caller;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String whose = caller.apply(request).orElseGet(() -> "address:" + Network.of(request.getRemoteAddr()));
        Allowances.Taken taken = allowances.take(whose);
        response.setHeader("RateLimit-Limit", Integer.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Integer.toString(taken.left()));
        response.setHeader("RateLimit-Reset", Long.toString(seconds(taken.whole())));
        if (taken.allowed()) {
            chain.doFilter(request, response);
        } else {
            ProblemSender.send(response, tooMany(taken.pause()));
        }
    }

    private Problem tooMany(Duration wait) {
        return new Problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "more than " + perMinute + " requests in a minute; wait " + seconds(wait) + " s",
                Optional.of(Duration.ofSeconds(seconds(wait))));
    }

    /** Whoever waits so long has waited enough. */
    private static long seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }
}
