package io.benchmarkagent.bucket;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Which server, and which region of it. */
record Endpoint(String url, String region) {
    private static final String AMAZON = "https://s3.amazonaws.com";

    /** From the variables that AWS's own tools read. */
    static Endpoint of(Map<String, String> variables) throws BucketTrouble {
        Optional<String> name = Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
                .filter(variable -> !variables.getOrDefault(variable, "").isBlank())
                .findFirst();
        String region = Stream.of("AWS_REGION", "AWS_DEFAULT_REGION")
                .map(variable -> variables.getOrDefault(variable, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("us-east-1");
        if (!region.matches("[A-Za-z0-9_-]{1,63}")) {
            throw BucketTrouble.mistake("AWS_REGION is no region; give one such as eu-central-1");
        }
        return new Endpoint(name.isPresent() ? plain(name.get(), variables) : AMAZON, region);
    }

    /** An address may hold a password: one that is refused is not repeated. */
    private static String plain(String variable, Map<String, String> variables) throws BucketTrouble {
        HttpUrl url = HttpUrl.parse(variables.getOrDefault(variable, "").strip());
        if (url == null || !url.username().isEmpty() || !url.encodedPath().equals("/") || url.query() != null) {
            throw BucketTrouble.mistake(
                    variable + " is no address of a server alone; give one such as https://s3.example.com:9000");
        }
        return url.toString().replaceFirst("/$", "");
    }
}
