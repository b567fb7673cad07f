package io.benchmarkagent.web.token;

import io.benchmarkagent.llm.audit.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its bearer shows it.
 *
 * @param hash of the secret, which is not held any longer than that takes
 */
record Shown(String id, String hash) {
    private static final Pattern TEXT = Pattern.compile(ApiToken.PREFIX + "([0-9a-f]{12})_([A-Za-z0-9_-]{43})");

    /** Compared with where there is no such id, so that it takes as long. */
    private static final String NOBODYS = "0".repeat(64);

    static Optional<Shown> of(String text) {
        Matcher match = TEXT.matcher(text);
        return match.matches() ? Optional.of(new Shown(match.group(1), hash(match.group(2)))) : Optional.empty();
    }

    static String hash(String secret) {
        return Sha256.of(secret);
    }

    /** In a time that tells nothing about either. */
    boolean opens(Optional<ApiToken> token) {
        return MessageDigest.isEqual(
                bytes(hash), bytes(token.map(ApiToken::hash).orElse(NOBODYS)));
    }

    private static byte[] bytes(String digits) {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }
}
