package io.benchmarkagent.web.access;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller, as Spring Security carries it. Its token is not kept. */
final class Recognised extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final WebCaller caller;

    Recognised(WebCaller caller) {
        super(caller.may().stream()
                .map(scope -> new SimpleGrantedAuthority("SCOPE_" + scope.word()))
                .collect(Collectors.toList()));
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Who asks on this thread; empty where nobody needs to say. */
    static Optional<WebCaller> now() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<WebCaller> of(@org.jspecify.annotations.Nullable Authentication authentication) {
        return authentication instanceof Recognised recognised ? Optional.of(recognised.caller) : Optional.empty();
    }

    @Override
    public WebCaller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
