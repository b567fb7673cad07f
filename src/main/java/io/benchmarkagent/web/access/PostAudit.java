package io.benchmarkagent.web.access;

import io.benchmarkagent.web.Ended;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** One line for each POST of a known caller, once it has ended: who, what, which run, how. What was asked is not in it. */
final class PostAudit extends OncePerRequestFilter {
    private final PostLog log;
    private final Occasionally warnings;
    private final boolean everybody;

    /** @param everybody whether nobody needs to say who they are */
    PostAudit(PostLog log, Occasionally warnings, boolean everybody) {
        this.log = log;
        this.warnings = warnings;
        this.everybody = everybody;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> who = Posted.by();
        try {
            chain.doFilter(request, response);
        } finally {
            if (who.isPresent() || everybody) {
                Ended.of(request, () -> write(who, request, response));
            }
        }
    }

    private void write(Optional<String> who, HttpServletRequest request, HttpServletResponse response) {
        try {
            log.add(who, "POST " + request.getServletPath(), Posted.run(request), response.getStatus());
        } catch (IOException unwritten) {
            warnings.warn("requests are not in the audit log: " + unwritten.getMessage());
        }
    }
}
