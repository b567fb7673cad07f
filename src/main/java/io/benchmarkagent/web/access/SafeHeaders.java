package io.benchmarkagent.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** What tells browsers to trust nothing that is not ours, with every response; the outermost filter, so that refusals have it too. */
final class SafeHeaders extends OncePerRequestFilter {
    static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * A report is one file that anybody may keep, so that its style is within it, in one element and in attributes: hashes cover no
     * attributes, and its text changes with every report. Style runs nothing. Script has no right at all, and the sandbox makes the page
     * of no origin: whatever a run's data or a template of the user's brought in sees neither session nor service.
     */
    static final String REPORT =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isReport = request.getRequestURI().endsWith("/report.html");
        response.setHeader("Content-Security-Policy", isReport ? REPORT : STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }
}
