package io.benchmarkagent.web.access;

import io.benchmarkagent.report.Inert;
import io.benchmarkagent.web.OidcSettings;
import io.benchmarkagent.web.access.Bearers.Verdict;
import io.benchmarkagent.web.token.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Tokens that an OpenID Connect issuer signed with a key of its own: no shared secret and no "none" is an algorithm here, whatever a
 * token says. One that is out of reach is left alone for some seconds, so that nobody waits in a row for it.
 */
final class Issuer {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final int LONGEST_SUBJECT = 100;

    private final OidcSettings settings;
    private final Occasionally log;
    private final Clock clock;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile Optional<JwtDecoder> found = Optional.empty();
    private volatile Instant notBefore = Instant.MIN;

    Issuer(OidcSettings settings, Occasionally log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    Verdict verdict(String token) {
        if (clock.instant().isBefore(notBefore)) {
            return unreachable();
        }
        try {
            return known(decoder().decode(token));
        } catch (BadJwtException wrong) {
            return new Verdict.Wrong("this token is not of " + settings.issuer() + " for " + settings.audience()
                    + ", or holds no longer");
        } catch (RuntimeException noAnswer) { // of several kinds: no connection, no discovery document, no keys
            notBefore = clock.instant().plus(LEFT_ALONE);
            log.warn("web.oidc.issuer " + settings.issuer() + " gives no keys: " + noAnswer.getMessage());
            return unreachable();
        }
    }

    private Verdict unreachable() {
        return new Verdict.Unavailable(
                "the issuer of tokens does not answer, so that none can be checked; ask again later");
    }

    private Verdict known(Jwt jwt) {
        String subject = Optional.ofNullable(jwt.getSubject()).orElse("");
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            return new Verdict.Wrong("this token has no subject, or one of more than " + LONGEST_SUBJECT + " letters");
        }
        Instant until = Optional.ofNullable(jwt.getExpiresAt()).orElse(Instant.MIN);
        return new Verdict.Known(WebCaller.ofAnIssuer(Inert.line(subject), scopes(jwt), until));
    }

    /** Words with blanks, or a list; what is none of ours is another service's. */
    private Set<Scope> scopes(Jwt jwt) {
        Object claim =
                Optional.<Object>ofNullable(jwt.getClaim(settings.scopes())).orElse("");
        Stream<String> words = claim instanceof Collection<?> list
                ? list.stream().map(String::valueOf)
                : Stream.of(String.valueOf(claim).split(" "));
        return words.flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** Asks where the keys are when the first token comes: the service starts without its issuer. */
    private JwtDecoder decoder() {
        if (found.isEmpty()) {
            finding.lock();
            try {
                found = Optional.of(found.orElseGet(this::discovered));
            } finally {
                finding.unlock();
            }
        }
        return found.get();
    }

    private JwtDecoder discovered() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer())
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithms(all -> all.addAll(Set.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(settings.audience())),
                new JwtClaimValidator<Object>("exp", end -> end != null)));
        return decoder;
    }
}
