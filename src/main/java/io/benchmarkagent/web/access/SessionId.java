package io.benchmarkagent.web.access;

import io.benchmarkagent.llm.audit.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of a browser. */
final class SessionId {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionId() {}

    static String any() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a session is kept under: whoever reads the store can be nobody. */
    static String hash(String id) {
        return Sha256.of(id);
    }
}
