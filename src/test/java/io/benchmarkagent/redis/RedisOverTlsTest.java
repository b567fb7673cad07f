package io.benchmarkagent.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code rediss://}: whoever has no certificate of that very name, from somebody who is trusted, is told no password. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisOverTlsTest {
    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private final SSLSocketFactory trusting = new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build()
            .sslSocketFactory();
    private final RedisServer server = RedisServer.start(certificate);

    RedisOverTlsTest() throws IOException, InterruptedException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aCertificateOfItsNameIsTrusted() throws IOException {
        Redis redis = redis("rediss", "localhost", trusting);
        redis.keep("a", "1", Duration.ofMinutes(1));
        assertThat(redis.find("a")).contains("1");
    }

    @Test
    void aCertificateOfAnotherNameIsNot() {
        assertThat(redis("rediss", "127.0.0.1", trusting).trouble()).isPresent();
    }

    @Test
    void aCertificateOfAnybodyIsNot() {
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertThat(redis("rediss", "localhost", usual).trouble()).isPresent();
    }

    @Test
    void withoutTlsNothingIsSaid() {
        assertThat(redis("redis", "localhost", trusting).trouble()).isPresent();
    }

    private Redis redis(String scheme, String host, SSLSocketFactory tls) {
        return Redis.at(server.url(scheme, host), RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime, tls);
    }
}
