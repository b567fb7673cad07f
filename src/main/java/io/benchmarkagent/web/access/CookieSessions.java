package io.benchmarkagent.web.access;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** The session that a cookie names. Where nobody can tell, whoever shows one is told to come again, and nobody is let in. */
final class CookieSessions implements SecurityContextRepository {
    private final Sessions sessions;
    private final Occasionally warnings;

    CookieSessions(Sessions sessions, Occasionally warnings) {
        this.sessions = sessions;
        this.warnings = warnings;
    }

    private interface Told<T> {
        T tell() throws IOException;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return id(holder.getRequest())
                .flatMap(id -> told(() -> sessions.find(id)))
                .map(Recognised::new)
                .map(SecurityContextImpl::new)
                .orElseGet(SecurityContextImpl::new);
    }

    /** Of whoever logged in, a session of its own; of nobody, the end of the one there was. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        id(request)
                .ifPresent(id -> told(() -> {
                    sessions.close(id);
                    return id;
                }));
        Recognised.of(context.getAuthentication())
                .ifPresent(caller -> response.addHeader(
                        HttpHeaders.SET_COOKIE, cookie(told(() -> sessions.open(caller)), request.isSecure())));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return id(request).isPresent();
    }

    private static String cookie(String id, boolean secure) {
        return ResponseCookie.from(AccessConfiguration.COOKIE, id)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .build()
                .toString();
    }

    private static Optional<String> id(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(AccessConfiguration.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private <T> T told(Told<T> question) {
        try {
            return question.tell();
        } catch (IOException nobodyCanTell) {
            warnings.warn("sessions cannot be looked up: " + nobodyCanTell.getMessage());
            throw new Refusal(Problem.busy(
                    "sessions cannot be looked up just now; ask again, or with a token", Duration.ofSeconds(2)));
        }
    }
}
