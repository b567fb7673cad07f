package io.benchmarkagent.bucket;

/**
 * What is more than this is no archive but a prefix given by mistake.
 *
 * @param page how many objects are listed at once; servers take a thousand at most
 */
public record Limits(int objects, long bytes, int page) {
    public static final Limits STANDARD = new Limits(500_000, 20L << 30, 1000);
}
