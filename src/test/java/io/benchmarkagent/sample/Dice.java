package io.benchmarkagent.sample;

import java.util.Random;

/**
 * A random stream of its own for each thing that is drawn, so that drawing one thing more changes nothing else. {@link Random}
 * because its algorithm, gaussians included, is part of its specification.
 */
final class Dice {
    static final long SEED = 2026L;
    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** The stream of this name: FNV-1a of the parts, 64 bit, mixed with the seed. */
    static Dice of(String... name) {
        long hash = 0xcbf29ce484222325L ^ SEED;
        for (char letter : String.join("/", name).toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return new Dice(hash ^ (hash >>> 32));
    }

    double gaussian() {
        return random.nextGaussian();
    }

    /** A factor around 1 with this coefficient of variation (log-normal). */
    double factor(double cv) {
        return StrictMath.exp(cv * random.nextGaussian());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Letters of Kubernetes's safe alphabet, as pod and ReplicaSet suffixes have them. */
    String letters(int count) {
        return drawn(SAFE, count);
    }

    String hex(int count) {
        return drawn("0123456789abcdef", count);
    }

    String uid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }

    private String drawn(String alphabet, int count) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < count; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
