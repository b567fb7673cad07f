package io.benchmarkagent.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session ends with the token that opened it. */
final class SessionFilter extends OncePerRequestFilter {
    private final Bearers bearers;
    private final SecurityContextRepository sessions;

    SessionFilter(Bearers bearers, SecurityContextRepository sessions) {
        this.bearers = bearers;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            leaveWhereItEnded(request, response);
        } catch (IOException unreadable) { // the session is there when the tokens are again
            BearerFilter.refuse(bearers.unavailable(unreadable), response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void leaveWhereItEnded(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<WebCaller> caller = Recognised.now();
        if (caller.isPresent() && !bearers.holds(caller.get())) {
            SecurityContextHolder.clearContext();
            sessions.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
        }
    }
}
