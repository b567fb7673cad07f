package io.benchmarkagent.web;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken besides our own. Source: OpenID Connect Discovery 1.0.
 *
 * @param issuer such as {@code https://login.example.com/realms/bench}; empty for nobody's
 * @param audience that a token must be meant for
 * @param scopes the claim that says what its bearer may: read, ask, report
 */
public record OidcSettings(
        @DefaultValue("") String issuer, @DefaultValue("") String audience, @DefaultValue("scope") String scopes) {

    public OidcSettings {
        issuer = issuer.strip();
        audience = audience.strip();
        if (!issuer.matches("(https?://[^\\s@?#]+)?")) {
            throw new IllegalArgumentException("web.oidc.issuer is " + issuer
                    + "; give an address such as https://login.example.com/realms/bench");
        }
        if (!issuer.isEmpty() && audience.isEmpty()) {
            throw new IllegalArgumentException("web.oidc.audience is empty; give the audience of tokens that are meant"
                    + " for this service, or those for any other would be taken");
        }
        if (!scopes.matches("[A-Za-z0-9_:./-]+")) {
            throw new IllegalArgumentException(
                    "web.oidc.scopes is " + scopes + "; give the name of a claim, such as scope");
        }
    }

    public boolean isSet() {
        return !issuer.isEmpty();
    }
}
