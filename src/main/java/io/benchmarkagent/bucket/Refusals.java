package io.benchmarkagent.bucket;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.ProviderException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What went wrong between here and the server, as one line. Nothing a server or the library wrote is repeated but a code of letters. */
record Refusals(BucketAddress address, Endpoint endpoint) {

    /** @param name the object it is about, or empty for the whole prefix */
    BucketTrouble of(String name, Throwable failure) {
        String what = address.name() + (name.isEmpty() ? "" : "/" + name) + ": ";
        if (failure instanceof ErrorResponseException answer) {
            return answered(what, answer.errorResponse().code());
        }
        if (failure instanceof InvalidResponseException || failure instanceof ServerException) {
            return BucketTrouble.failure(
                    what + endpoint.url() + " does not answer as S3 does; check AWS_ENDPOINT_URL, or try again later");
        }
        return io(failure)
                .map(broken -> BucketTrouble.failure(what + reason(broken)))
                .orElseGet(() -> other(what, failure));
    }

    private BucketTrouble answered(String what, String code) {
        return switch (code) {
            case "NoSuchBucket" ->
                BucketTrouble.mistake(what + "there is no bucket '" + address.bucket() + "' at " + endpoint.url()
                        + "; check its name, AWS_ENDPOINT_URL and AWS_REGION");
            case "AccessDenied", "AllAccessDisabled", "Forbidden" ->
                BucketTrouble.mistake(what
                        + "access denied; an archive takes s3:ListBucket and s3:GetObject, reports s3:PutObject and"
                        + " s3:DeleteObject as well");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
                BucketTrouble.mistake(what + "the key is refused (" + code
                        + "); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN");
            case "PermanentRedirect", "Redirect", "AuthorizationHeaderMalformed" ->
                BucketTrouble.mistake(
                        what + "the bucket is in another region than " + endpoint.region() + "; set AWS_REGION");
            case "NoSuchKey" -> BucketTrouble.failure(what + "deleted while it was read; ask again");
            default ->
                BucketTrouble.failure(
                        what + endpoint.url() + " refuses (" + plain(code) + "); mend that, or try again later");
        };
    }

    private String reason(IOException broken) {
        String server = endpoint.url();
        if (broken instanceof UnknownHostException) {
            return "the host of " + server + " is not known; check AWS_ENDPOINT_URL and AWS_REGION";
        }
        if (broken instanceof ConnectException || broken instanceof NoRouteToHostException) {
            return server + " cannot be reached; check AWS_ENDPOINT_URL and the network";
        }
        if (broken instanceof InterruptedIOException) {
            return server + " did not answer in time; try again later";
        }
        return broken instanceof SSLException
                ? server + " cannot be spoken to over TLS; check its certificate and AWS_ENDPOINT_URL"
                : "the connection to " + server + " broke off; try again";
    }

    private static BucketTrouble other(String what, Throwable failure) {
        return failure instanceof ProviderException
                ? BucketTrouble.mistake(what + "the key to the bucket cannot be had; check AWS_PROFILE and its file, or"
                        + " AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN")
                : BucketTrouble.failure(what + "no answer that can be used ("
                        + failure.getClass().getSimpleName() + "); check AWS_ENDPOINT_URL, or try again later");
    }

    private static Optional<IOException> io(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException broken) {
                return Optional.of(broken);
            }
            if (!(cause instanceof MinioException
                    || cause instanceof IOException
                    || cause instanceof ProviderException)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String plain(String code) {
        return code.matches("[A-Za-z0-9]{1,60}") ? code : "no known code";
    }
}
