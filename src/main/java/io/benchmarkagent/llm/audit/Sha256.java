package io.benchmarkagent.llm.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, as lower-case hexadecimal digits. */
public final class Sha256 {
    private Sha256() {}

    /** Of several texts: of each with its length, so that nothing can move from one into the next. */
    public static String of(String first, String... more) {
        MessageDigest digest = digest();
        if (more.length == 0) {
            return hex(digest.digest(first.getBytes(StandardCharsets.UTF_8)));
        }
        add(digest, first);
        for (String text : more) {
            add(digest, text);
        }
        return hex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
