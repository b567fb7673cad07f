package io.benchmarkagent.web.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer: says where its keys are, and signs what it is asked to. */
final class IssuerServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RSAKey> keys = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean hangs;

    IssuerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(
                        exchange,
                        """
                {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"]}
                """
                                .formatted(address(), address())));
        server.createContext("/keys", exchange -> send(exchange, new JWKSet(new ArrayList<>(keys)).toString()));
        server.start();
        rotate("first");
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often anybody asked for anything. */
    int asked() {
        return asked.get();
    }

    void hangs(boolean now) {
        hangs = now;
    }

    /** From now on it signs with a new key, and the ones before are gone. */
    void rotate(String id) {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID(id).generate();
            keys.clear();
            keys.add(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        return keys.get(0);
    }

    /** A token that is as it should be, to be spoilt. */
    JWTClaimsSet.Builder claims(String scopes) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience("bench")
                .subject("alice")
                .claim("scope", scopes)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key());
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if its public key, which everybody knows, were a secret. */
    String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key().getKeyID())
                            .build(),
                    claims);
            jwt.sign(new MACSigner(key().toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private void send(HttpExchange exchange, String json) throws IOException {
        asked.incrementAndGet();
        while (hangs) {
            pause();
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hangs = false;
        server.stop(0);
        threads.shutdownNow();
    }
}
