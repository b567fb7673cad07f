package io.benchmarkagent.web.token;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A token without its secret.
 *
 * @param id by which it is found, no secret
 * @param name that its maker gave it
 * @param expires empty for never
 * @param revoked since when it holds no longer, whenever it expires
 * @param hash SHA-256 of the secret, as hexadecimal digits
 */
public record ApiToken(
        String id,
        String name,
        Set<Scope> scopes,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        String hash) {
    /** Lets scanners of repositories find tokens that somebody committed. */
    public static final String PREFIX = "bma_";

    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    public ApiToken {
        scopes = Set.copyOf(scopes);
        require(id.matches("[0-9a-f]{12}"), "'" + id + "' is no token's id");
        require(
                name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}"),
                "'" + name + "' is no token's name; give up to 40 letters, digits, dots and hyphens, such as ci");
        require(!scopes.isEmpty(), "a token without a scope is good for nothing; give any of read,ask,report");
        require(hash.matches("[0-9a-f]{64}"), "a token's hash has 64 digits");
    }

    /**
     * One that is new.
     *
     * @param text what its bearer shows; nobody can tell it later
     */
    public record Minted(ApiToken token, String text) {
        @Override
        public String toString() {
            return token.toString();
        }
    }

    /** @param random the system's, unguessable */
    public static Minted mint(
            String name, Set<Scope> scopes, Instant now, Optional<Instant> expires, SecureRandom random) {
        String id = HexFormat.of().formatHex(bytes(random, ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES));
        ApiToken token = new ApiToken(id, name, scopes, now, expires, Optional.empty(), Shown.hash(secret));
        return new Minted(token, PREFIX + id + "_" + secret);
    }

    ApiToken revokedAt(Instant when) {
        return new ApiToken(id, name, scopes, created, expires, revoked.or(() -> Optional.of(when)), hash);
    }

    /** Why it does not hold at this time; empty if it does. */
    public Optional<String> fault(Instant now) {
        if (revoked.isPresent()) {
            return Optional.of("the token " + id + " was revoked");
        }
        return expires.filter(end -> !now.isBefore(end)).map(end -> "the token " + id + " expired at " + end);
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void require(boolean holds, String line) {
        if (!holds) {
            throw new IllegalArgumentException(line);
        }
    }
}
