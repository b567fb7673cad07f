package io.benchmarkagent.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.web.access.Bearers.Verdict;
import io.benchmarkagent.web.limit.Allowances;
import io.benchmarkagent.web.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Looks at tokens, and no further at those of an address that showed too many wrong ones: its next ones are not even looked up. Whoever
 * was right within the last hour is looked at all the same, so that a neighbour behind the same proxy locks nobody out.
 */
final class WrongTokens {
    static final int PER_MINUTE = 10;

    private final Bearers bearers;
    private final Allowances wrong;
    private final Cache<String, Boolean> closed = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(6))
            .maximumSize(100_000)
            .build();
    private final RightTokens right;

    /** @param wrong {@link #PER_MINUTE} for each address */
    WrongTokens(Bearers bearers, Allowances wrong, RightTokens right) {
        this.bearers = bearers;
        this.wrong = wrong;
        this.right = right;
    }

    /** What a token says, or that it was not looked at. */
    record Looked(Optional<Verdict> verdict, Duration pause) {
        Problem problem() {
            return new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-wrong-tokens",
                    "this address showed more than " + PER_MINUTE
                            + " wrong tokens in a minute; mend the token, and wait " + pause.toSeconds() + " s",
                    Optional.of(pause));
        }
    }

    Looked look(String token, String address) {
        if (closed.getIfPresent(address) != null && !right.know(token)) {
            return new Looked(Optional.empty(), Duration.ofSeconds(6));
        }
        Verdict verdict = bearers.verdict(token);
        if (verdict instanceof Verdict.Known) {
            right.add(token);
        }
        return verdict instanceof Verdict.Wrong
                ? counted(verdict, address)
                : new Looked(Optional.of(verdict), Duration.ZERO);
    }

    private Looked counted(Verdict verdict, String address) {
        Allowances.Taken taken = wrong.take(address);
        if (taken.allowed()) {
            return new Looked(Optional.of(verdict), Duration.ZERO);
        }
        closed.put(address, true);
        return new Looked(Optional.empty(), taken.pause().plusSeconds(1));
    }
}
