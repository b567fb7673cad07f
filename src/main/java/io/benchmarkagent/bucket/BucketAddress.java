package io.benchmarkagent.bucket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What {@code s3://bucket/prefix} names: the objects whose keys begin with the prefix and a slash, as a folder would be named.
 *
 * @param prefix without slashes at its ends; empty for the whole bucket
 */
public record BucketAddress(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?!.*(\\.\\.|\\.-|-\\.))[a-z0-9.-]{1,61}[a-z0-9]");

    /** It names a folder of the cache. */
    private static final int LONGEST = 230;

    public BucketAddress {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("'" + bucket + "' is no bucket's name; give s3://bucket/prefix");
        }
        if (!prefix.isEmpty() && !ObjectName.isSafe(prefix)) {
            throw new IllegalArgumentException(
                    "the prefix '" + prefix + "' is no path below a bucket; give s3://bucket/prefix");
        }
        if (encoded(bucket, prefix).length() > LONGEST) {
            throw new IllegalArgumentException("the prefix is longer than a file's name may be; give a shorter one");
        }
    }

    /** Whether somebody means a bucket, well written or not. */
    public static boolean isMeant(String typed) {
        return typed.startsWith(SCHEME);
    }

    /** @throws IllegalArgumentException with what is wrong, and what would have worked */
    public static BucketAddress of(String typed) {
        String path = typed.substring(SCHEME.length());
        int slash = path.indexOf('/');
        return slash < 0
                ? new BucketAddress(path, "")
                : new BucketAddress(
                        path.substring(0, slash), path.substring(slash + 1).replaceFirst("/+$", ""));
    }

    /** As it is typed. */
    public String name() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    /** Whether everything here is there as well. */
    public boolean isWithin(BucketAddress other) {
        return bucket.equals(other.bucket) && keys().startsWith(other.keys());
    }

    /** What the keys of all its objects begin with. */
    String keys() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** One word, and a file's name. */
    String encoded() {
        return encoded(bucket, prefix);
    }

    private static String encoded(String bucket, String prefix) {
        return URLEncoder.encode(prefix.isEmpty() ? bucket : bucket + "/" + prefix, StandardCharsets.UTF_8);
    }
}
