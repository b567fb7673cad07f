package io.benchmarkagent.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session ends with the token that opened it. */
final class SessionFilter extends OncePerRequestFilter {
    private final Bearers bearers;

    SessionFilter(Bearers bearers) {
        this.bearers = bearers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            leaveWhereItEnded(request);
        } catch (IOException unreadable) { // the session is there when the tokens are again
            BearerFilter.refuse(bearers.unavailable(unreadable), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void leaveWhereItEnded(HttpServletRequest request) throws IOException {
        Optional<WebCaller> caller = Recognised.now();
        if (caller.isPresent() && !bearers.holds(caller.get())) {
            SecurityContextHolder.clearContext();
            Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        }
    }
}
