package io.benchmarkagent.bucket;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsV2Args;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.credentials.Provider;
import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** What is asked of the server about one prefix, for several threads. Redirects are not followed: they would be signed for another. */
final class Dialogue implements AutoCloseable {
    private static final int MD5_LETTERS = 32;

    private final BucketAddress address;
    private final Refusals refusals;
    private final OkHttpClient http;
    private final Requests client;

    private Dialogue(BucketAddress address, Endpoint endpoint, OkHttpClient http, Requests client) {
        this.address = address;
        this.refusals = new Refusals(address, endpoint);
        this.http = http;
        this.client = client;
    }

    static Dialogue about(BucketAddress address, Map<String, String> variables, Patience patience)
            throws BucketTrouble {
        Endpoint endpoint = Endpoint.of(variables);
        OkHttpClient http = http(patience);
        Provider keys = new Keys(variables, endpoint).provider(http);
        try {
            return new Dialogue(address, endpoint, http, new Requests(endpoint, keys, http));
        } catch (IllegalArgumentException refused) {
            throw BucketTrouble.mistake(endpoint.url() + " is no server of buckets; check AWS_ENDPOINT_URL");
        }
    }

    private static OkHttpClient http(Patience patience) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(Several.AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(patience.connect())
                .readTimeout(patience.silence())
                .writeTimeout(patience.silence())
                .callTimeout(patience.whole())
                .build();
    }

    /** Every object below the prefix, page after page; a page may be empty and not the last. */
    List<Remote> list(Limits limits) throws BucketTrouble {
        List<Remote> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int pages = 0; pages == 0 || next.isPresent(); pages++) {
            ListBucketResultV2 page = page(next, limits.page());
            for (Contents one : page.contents()) {
                one.setEncodingType(page.encodingType());
                all.add(remote(one));
            }
            if (all.size() > limits.objects() || pages > limits.objects()) {
                throw BucketTrouble.mistake(address.name() + " holds more than " + limits.objects()
                        + " objects; give the prefix of the archive alone");
            }
            next = page.isTruncated() ? Optional.ofNullable(page.nextContinuationToken()) : Optional.empty();
        }
        return all;
    }

    private ListBucketResultV2 page(Optional<String> next, int size) throws BucketTrouble {
        ListObjectsV2Args.Builder wanted = ListObjectsV2Args.builder()
                .bucket(address.bucket())
                .prefix(address.keys())
                .encodingType("url")
                .maxKeys(size);
        next.ifPresent(wanted::continuationToken);
        return answer("", () -> client.listObjectsV2(wanted.build())).result();
    }

    private Remote remote(Contents one) {
        String etag = unquoted(Optional.ofNullable(one.etag()).orElse("")).replaceAll("\\p{Cntrl}", " ");
        return new Remote(
                one.objectName()
                        .substring(Math.min(
                                address.keys().length(), one.objectName().length())),
                etag.isEmpty() ? "of " + one.lastModified() : etag,
                one.size());
    }

    /** The object's bytes, each of them and of the version that was listed; else nothing that counts is in the file. */
    void fetch(Remote object, Path into) throws BucketTrouble {
        GetObjectArgs wanted = GetObjectArgs.builder()
                .bucket(address.bucket())
                .object(address.keys() + object.name())
                .build();
        try (Response body = answer(object.name(), () -> client.object(wanted))) {
            Digest digest = copied(object, body.body().byteStream(), into);
            if (digest.bytes() != object.size()) {
                throw BucketTrouble.failure(address.name() + "/" + object.name() + ": " + digest.bytes()
                        + " bytes came of the " + object.size() + " that were listed; ask again");
            }
            if (isMd5(object, body.headers()) && !digest.md5().equals(object.version())) {
                throw BucketTrouble.failure(address.name() + "/" + object.name()
                        + ": what came is not what was listed (its MD5 is not the ETag); ask again");
            }
        } catch (IOException broken) {
            throw refusals.of(object.name(), broken);
        }
    }

    private Digest copied(Remote object, InputStream body, Path into) throws BucketTrouble, IOException {
        OutputStream file = opened(into);
        try (file) {
            Digest digest = new Digest();
            byte[] some = new byte[1 << 16];
            for (int read = body.read(some); read >= 0 && digest.bytes() <= object.size(); read = body.read(some)) {
                digest.add(some, read);
                written(file, some, read, into);
            }
            return digest;
        }
    }

    private static OutputStream opened(Path into) throws BucketTrouble {
        try {
            Files.createDirectories(into.resolveSibling(""));
            return Files.newOutputStream(into);
        } catch (IOException unwritable) {
            throw Mirror.unwritable(into, unwritable);
        }
    }

    private static void written(OutputStream file, byte[] some, int length, Path into) throws BucketTrouble {
        try {
            file.write(some, 0, length);
        } catch (IOException unwritable) {
            throw Mirror.unwritable(into, unwritable);
        }
    }

    /** An ETag is the MD5 of the bytes unless it is of several parts, or the server keeps them under a key. Source: Amazon S3 API, Object. */
    private static boolean isMd5(Remote object, Headers headers) {
        String key =
                Optional.ofNullable(headers.get("x-amz-server-side-encryption")).orElse("");
        return object.version().matches("[0-9a-f]{" + MD5_LETTERS + "}")
                && !key.startsWith("aws:")
                && headers.get("x-amz-server-side-encryption-customer-algorithm") == null;
    }

    /** Sends a file; the answer is its version there. */
    String send(String name, Path file) throws BucketTrouble {
        try {
            byte[] bytes = Files.readAllBytes(file);
            PutObjectAPIArgs object = PutObjectAPIArgs.builder()
                    .bucket(address.bucket())
                    .object(address.keys() + name)
                    .contentType(ContentType.of(name))
                    .data(bytes, bytes.length)
                    .build();
            return unquoted(answer(name, () -> client.putObject(object)).etag());
        } catch (IOException unreadable) {
            throw Mirror.unwritable(file, unreadable);
        }
    }

    void delete(String name) throws BucketTrouble {
        RemoveObjectArgs object = RemoveObjectArgs.builder()
                .bucket(address.bucket())
                .object(address.keys() + name)
                .build();
        answer(name, () -> client.delete(object));
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @FunctionalInterface
    private interface Question<T> {
        CompletableFuture<T> ask();
    }

    private <T> T answer(String name, Question<T> question) throws BucketTrouble {
        try {
            return question.ask().join();
        } catch (CompletionException failure) {
            throw refusals.of(name, Optional.ofNullable(failure.getCause()).orElse(failure));
        } catch (ProviderException failure) {
            throw refusals.of(name, failure);
        }
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
