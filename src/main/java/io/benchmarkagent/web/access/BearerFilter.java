package io.benchmarkagent.web.access;

import io.benchmarkagent.web.access.Bearers.Verdict;
import io.benchmarkagent.web.limit.Network;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads {@code Authorization: Bearer ...}, and nothing else: a token in an address would stand in every log on its way. */
final class BearerFilter extends OncePerRequestFilter {
    private static final BearerTokenResolver HEADER = new DefaultBearerTokenResolver();

    private final WrongTokens tokens;

    BearerFilter(WrongTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether the request says by itself who sent it: no browser does that for a foreign page, so that none can be forged. */
    static boolean isBearers(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isBearers(request)) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContextHolder.clearContext(); // whoever shows a token is that caller, whatever a cookie says
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            Refusals.wrong(response, "the Authorization header holds no token");
            return;
        }
        WrongTokens.Looked looked = tokens.look(token.get(), Network.of(request.getRemoteAddr()));
        if (looked.verdict().isEmpty()) {
            ProblemSender.send(response, looked.problem());
        } else if (looked.verdict().get() instanceof Verdict.Known known) {
            SecurityContextHolder.setContext(new SecurityContextImpl(new Recognised(known.caller())));
            chain.doFilter(request, response);
        } else {
            refuse(looked.verdict().get(), response);
        }
    }

    static void refuse(Verdict verdict, HttpServletResponse response) throws IOException {
        if (verdict instanceof Verdict.Wrong wrong) {
            Refusals.wrong(response, wrong.line());
        } else if (verdict instanceof Verdict.Unavailable unavailable) {
            ProblemSender.send(
                    response,
                    new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "unchecked-token",
                            unavailable.line(),
                            Optional.of(Duration.ofSeconds(2))));
        }
    }

    private static Optional<String> token(HttpServletRequest request) {
        try {
            return Optional.ofNullable(HEADER.resolve(request));
        } catch (OAuth2AuthenticationException malformed) {
            return Optional.empty();
        }
    }
}
