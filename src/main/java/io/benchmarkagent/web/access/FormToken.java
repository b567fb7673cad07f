package io.benchmarkagent.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What a form of ours carries, so that no foreign page can send it: a hidden field of this name and value. A script sends the value as
 * the header {@code X-CSRF-TOKEN} instead. Ask for it before the page is begun: it may set a cookie.
 */
public record FormToken(String name, String value) {

    /** Empty where no session could be misused, since nobody logs in. */
    public static Optional<FormToken> of(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? Optional.of(new FormToken(token.getParameterName(), token.getToken()))
                : Optional.empty();
    }
}
