package io.benchmarkagent.web.access;

import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.Scope;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks over HTTP.
 *
 * @param who as logs name it: {@code token:ID:NAME} or {@code oidc:SUBJECT}
 * @param may what its token allows
 * @param token the id of a token of ours, "" for an issuer's
 * @param until when an issuer's token ends
 */
public record WebCaller(String who, EnumSet<Scope> may, String token, Instant until)
        implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    static WebCaller of(ApiToken token) {
        return new WebCaller(
                "token:" + token.id() + ":" + token.name(),
                EnumSet.copyOf(token.scopes()),
                token.id(),
                token.expires().orElse(Instant.MAX));
    }

    static WebCaller ofAnIssuer(String subject, Set<Scope> may, Instant until) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(may);
        return new WebCaller("oidc:" + subject, scopes, "", until);
    }

    @Override
    public String getName() {
        return who;
    }

    boolean isOfOurs() {
        return !token.isEmpty();
    }
}
