package io.benchmarkagent.web.health;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Begins nothing that there is no time for. Pages and findings are shown as long as the server hears, a connection at a time. */
final class EndingFilter extends OncePerRequestFilter {
    private static final Set<String> SEEING = Set.of("GET", "HEAD", "OPTIONS");

    private final Readiness readiness;

    EndingFilter(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (readiness.takesWork()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Connection", "close");
        if (SEEING.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            ProblemSender.send(response, Problem.stopping());
        }
    }
}
