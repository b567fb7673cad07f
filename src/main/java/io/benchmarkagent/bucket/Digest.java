package io.benchmarkagent.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How many bytes there were, and their MD5: what a bucket tells of an object. */
final class Digest {
    private final MessageDigest md5 = newMd5();
    private long bytes;

    static Digest of(Path file) throws IOException {
        Digest digest = new Digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.add(some, read);
            }
        }
        return digest;
    }

    void add(byte[] some, int length) {
        md5.update(some, 0, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Once, at the end. */
    String md5() {
        return HexFormat.of().formatHex(md5.digest());
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
