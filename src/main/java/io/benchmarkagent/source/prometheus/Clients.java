package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** Settings and environment → a client. A secret or a certificate that cannot be read is no client. */
record Clients(PrometheusSettings settings, Map<String, String> environment, Pause pause) {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    Clients {
        environment = Map.copyOf(environment);
    }

    PrometheusClient open(TimeLimit limit) throws Unanswered {
        return new PrometheusClient(
                HttpUrl.get(settings.url()),
                http(),
                new Authorization(settings, environment).header(),
                new Retries(settings.maxAttempts(), pause, limit),
                settings.maxAnswer().toBytes());
    }

    /** Names no secret, unlike what a record prints. */
    @Override
    public String toString() {
        return "Clients[" + settings.url() + "]";
    }

    private OkHttpClient http() throws Unanswered {
        Duration timeout = settings.timeout();
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .readTimeout(timeout)
                .callTimeout(timeout);
        if (!HttpUrl.get(settings.url()).isHttps()) {
            http.connectionSpecs(
                    List.of(ConnectionSpec.CLEARTEXT)); // else the machine's certificates are read for nothing
        } else if (!settings.caFile().isEmpty()) {
            HandshakeCertificates trusted = trusted(Path.of(settings.caFile()));
            http.sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        }
        return http.build();
    }

    private static HandshakeCertificates trusted(Path pem) throws Unanswered {
        HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.addTrustedCertificate((X509Certificate) one);
            }
            return trusted.build();
        } catch (IOException | GeneralSecurityException e) {
            throw Unanswered.because(Reason.UNAUTHORIZED, "prometheus.ca-file cannot be read: " + e.getMessage());
        }
    }
}
