package io.benchmarkagent.web.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says whether what was shown is a token that holds now. What was made or revoked elsewhere is seen within {@link #SEEN_WITHIN}. */
public final class KnownTokens {
    public static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private final Tokens tokens;
    private final Clock clock;
    private final Cache<String, Optional<ApiToken>> looked = Caffeine.newBuilder()
            .expireAfterWrite(SEEN_WITHIN)
            .maximumSize(10_000)
            .build();

    public KnownTokens(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Check {
        record Right(ApiToken token) implements Check {}

        /** @param line for its bearer; tells only those who know the secret that there is such a token */
        record Wrong(String line) implements Check {}
    }

    /** @throws IOException where tokens cannot be looked up: nobody is let in then */
    public Check check(String text) throws IOException {
        Optional<Shown> shown = Shown.of(text);
        if (shown.isEmpty()) {
            return new Check.Wrong(
                    "this is no token; it begins with bma_ and is made by 'benchmark-agent tokens create'");
        }
        Optional<ApiToken> token = find(shown.get().id());
        return shown.get().opens(token)
                ? token.flatMap(one -> one.fault(clock.instant()))
                        .<Check>map(Check.Wrong::new)
                        .orElseGet(() -> new Check.Right(token.orElseThrow()))
                : new Check.Wrong("this token is not known");
    }

    /** Whether one that was right before still is. */
    public boolean holds(String id) throws IOException {
        return find(id).filter(token -> token.fault(clock.instant()).isEmpty()).isPresent();
    }

    private Optional<ApiToken> find(String id) throws IOException {
        try {
            return looked.get(id, one -> {
                try {
                    return tokens.find(one);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}
