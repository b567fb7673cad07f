package io.benchmarkagent.bucket;

import io.minio.BaseS3Client;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.RemoveObjectArgs;
import io.minio.credentials.Provider;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The library's requests, signed. Its own client would do as well, and would need an unpacker of 2.4 MB to be loaded at all, for uploads
 * that nobody makes here.
 */
final class Requests extends BaseS3Client {
    private static final Set<Integer> AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final long PAUSE_MILLIS = 500;
    private static final int ATTEMPTS = 2;

    Requests(Endpoint endpoint, Provider keys, OkHttpClient http) {
        super(base(endpoint), keys, http, false);
        setRetry(AGAIN, PAUSE_MILLIS, ATTEMPTS);
    }

    private static Http.BaseUrl base(Endpoint endpoint) {
        Http.BaseUrl base = new Http.BaseUrl(endpoint.url());
        base.setRegion(endpoint.region());
        return base;
    }

    CompletableFuture<Response> object(GetObjectArgs wanted) {
        return executeGetAsync(wanted, null, null);
    }

    CompletableFuture<Void> delete(RemoveObjectArgs unwanted) {
        return executeDeleteAsync(unwanted, null, null).thenAccept(Response::close);
    }
}
