package io.benchmarkagent.bucket;

import io.minio.credentials.AwsConfigProvider;
import io.minio.credentials.IamAwsProvider;
import io.minio.credentials.Jwt;
import io.minio.credentials.Provider;
import io.minio.credentials.StaticProvider;
import io.minio.credentials.WebIdentityProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.Map;
import okhttp3.OkHttpClient;

/**
 * Who asks, found where AWS's own tools look and in their order: a key in the environment, a web identity, a container's role, a profile.
 * The role of a machine (169.254.169.254) is not asked for.
 */
final class Keys {
    private final Map<String, String> variables;
    private final Endpoint endpoint;

    Keys(Map<String, String> variables, Endpoint endpoint) {
        this.variables = variables;
        this.endpoint = endpoint;
    }

    Provider provider(OkHttpClient http) throws BucketTrouble {
        if (has("AWS_ACCESS_KEY_ID") != has("AWS_SECRET_ACCESS_KEY")) {
            String other = has("AWS_ACCESS_KEY_ID") ? "AWS_SECRET_ACCESS_KEY" : "AWS_ACCESS_KEY_ID";
            throw BucketTrouble.mistake("half of a key to the bucket is set; set " + other + " as well");
        }
        if (has("AWS_ACCESS_KEY_ID")) {
            String session = has("AWS_SESSION_TOKEN") ? get("AWS_SESSION_TOKEN") : null;
            return new StaticProvider(get("AWS_ACCESS_KEY_ID"), get("AWS_SECRET_ACCESS_KEY"), session);
        }
        if (has("AWS_WEB_IDENTITY_TOKEN_FILE")) {
            return webIdentity(http);
        }
        if (has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || has("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            return new IamAwsProvider(null, http);
        }
        return profile();
    }

    private Provider webIdentity(OkHttpClient http) {
        String server = has("AWS_ENDPOINT_URL_STS")
                ? get("AWS_ENDPOINT_URL_STS")
                : "https://sts." + endpoint.region() + ".amazonaws.com";
        Path token = Path.of(get("AWS_WEB_IDENTITY_TOKEN_FILE"));
        String session = has("AWS_ROLE_SESSION_NAME") ? get("AWS_ROLE_SESSION_NAME") : "benchmark-agent";
        return new WebIdentityProvider(() -> jwt(token), server, null, null, get("AWS_ROLE_ARN"), session, http);
    }

    private static Jwt jwt(Path token) {
        try {
            return new Jwt(Files.readString(token).strip(), 0);
        } catch (IOException unreadable) {
            throw new ProviderException("AWS_WEB_IDENTITY_TOKEN_FILE", unreadable);
        }
    }

    private Provider profile() throws BucketTrouble {
        Path file = has("AWS_SHARED_CREDENTIALS_FILE")
                ? Path.of(get("AWS_SHARED_CREDENTIALS_FILE"))
                : Path.of(get("HOME"), ".aws", "credentials");
        if (!Files.isReadable(file)) {
            throw BucketTrouble.mistake(
                    "there is no key to the bucket; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                            + " AWS_PROFILE of ~/.aws/credentials, or AWS_WEB_IDENTITY_TOKEN_FILE");
        }
        return new AwsConfigProvider(file.toString(), has("AWS_PROFILE") ? get("AWS_PROFILE") : "default");
    }

    private boolean has(String variable) {
        return !get(variable).isEmpty();
    }

    private String get(String variable) {
        return variables.getOrDefault(variable, "").strip();
    }
}
