package io.benchmarkagent.web.access;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import io.benchmarkagent.web.token.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What whoever may not is told. Source: RFC 6750 for the words of WWW-Authenticate. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final String REALM = "Bearer realm=\"benchmark-agent\"";

    /** Whoever looks at it in a browser can log in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException none)
            throws IOException {
        String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        if (request.getMethod().equals("GET") && accepted.contains("text/html")) {
            response.sendRedirect(LoginPages.PATH);
            return;
        }
        unknown(response, REALM, "this needs a token; send it as 'Authorization: Bearer bma_...'");
    }

    /** @param line what is wrong with the token that was shown */
    static void wrong(HttpServletResponse response, String line) throws IOException {
        unknown(response, REALM + ", error=\"invalid_token\"", line);
    }

    private static void unknown(HttpServletResponse response, String challenge, String line) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        ProblemSender.send(response, Problem.of(HttpStatus.UNAUTHORIZED, "unknown-caller", line));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException) {
            ProblemSender.send(
                    response,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "forged-request",
                            "a form of this service carries a token of its own, and this has none or an old one; load the"
                                    + " page again"));
            return;
        }
        Optional<Scope> needed = Rights.needed(request);
        needed.ifPresent(scope -> response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                REALM + ", error=\"insufficient_scope\", scope=\"" + scope.word() + "\""));
        ProblemSender.send(response, Problem.of(HttpStatus.FORBIDDEN, "missing-scope", missing(needed)));
    }

    private static String missing(Optional<Scope> needed) {
        String has = Recognised.now().map(caller -> Scope.words(caller.may())).orElse("");
        return needed.map(scope -> "this needs the scope " + scope.word() + ", and the token has "
                        + (has.isEmpty() ? "none" : has + " alone"))
                .orElse("nobody may do this here");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        ProblemSender.send(
                response,
                Problem.unreadable(
                        "the address or a header has letters that no address or header of this service has"));
    }
}
