package io.benchmarkagent.web.access;

import io.benchmarkagent.web.token.ApiToken;
import io.benchmarkagent.web.token.KnownTokens;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Says who shows a token: one of ours, or one of the issuer's, as far as either is taken. */
final class Bearers {
    private final Optional<KnownTokens> tokens;
    private final Optional<Issuer> issuer;
    private final Occasionally log;
    private final Clock clock;

    Bearers(Optional<KnownTokens> tokens, Optional<Issuer> issuer, Occasionally log, Clock clock) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.log = log;
        this.clock = clock;
    }

    /** What a token says. */
    sealed interface Verdict {
        record Known(WebCaller caller) implements Verdict {}

        /** @param line for its bearer */
        record Wrong(String line) implements Verdict {}

        /** It could not be looked at, so that nobody is let in. */
        record Unavailable(String line) implements Verdict {}
    }

    Verdict verdict(String token) {
        if (token.startsWith(ApiToken.PREFIX) || issuer.isEmpty()) {
            return tokens.map(known -> ours(known, token))
                    .orElseGet(() ->
                            new Verdict.Wrong("tokens of 'benchmark-agent tokens' are not taken here (no --auth)"));
        }
        return issuer.get().verdict(token);
    }

    private Verdict ours(KnownTokens known, String token) {
        try {
            KnownTokens.Check check = known.check(token);
            return check instanceof KnownTokens.Check.Right right
                    ? new Verdict.Known(WebCaller.of(right.token()))
                    : new Verdict.Wrong(((KnownTokens.Check.Wrong) check).line());
        } catch (IOException unreadable) {
            return unavailable(unreadable);
        }
    }

    /**
     * Whether whoever logged in with a token may still go on with it.
     *
     * @throws IOException where that cannot be looked up, in words for people
     */
    boolean holds(WebCaller caller) throws IOException {
        return caller.isOfOurs()
                ? tokens.isPresent() && tokens.get().holds(caller.token())
                : issuer.isPresent() && clock.instant().isBefore(caller.until());
    }

    /** What is told then. */
    Verdict.Unavailable unavailable(IOException unreadable) {
        log.warn("tokens cannot be looked up: " + unreadable.getMessage());
        return new Verdict.Unavailable("tokens cannot be looked up just now; the log of the service says why");
    }
}
