package io.benchmarkagent.web.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a CI and this service share, from the environment alone. Prints as nothing. */
public final class WebhookSecret {
    static final String NAME = "WEBHOOK_SECRET";

    private static final int SHORTEST = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    private WebhookSecret(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where none is set. */
    public static Optional<WebhookSecret> of(Map<String, String> environment) {
        return Optional.of(environment.getOrDefault(NAME, "").strip())
                .filter(text -> !text.isEmpty())
                .map(WebhookSecret::new);
    }

    /** What is wrong with it, and the mend, in one line. */
    public static Optional<String> mistake(Map<String, String> environment) {
        int length = environment.getOrDefault(NAME, "").strip().length();
        return length == 0 || length >= SHORTEST
                ? Optional.empty()
                : Optional.of(NAME + " has " + length + " characters and can be guessed; give " + SHORTEST
                        + " or more, such as those of 'openssl rand -hex 32', or unset it for no webhook");
    }

    /**
     * Whether whoever sent these bytes knows it; takes as long whatever is wrong.
     *
     * @param signature as in X-Hub-Signature-256: "sha256=" and 64 hexadecimal digits. Source: GitHub, "Validating webhook deliveries"
     */
    boolean signed(byte[] body, String signature) {
        byte[] ours = ("sha256=" + HexFormat.of().formatHex(mac(body))).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(ours, signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
