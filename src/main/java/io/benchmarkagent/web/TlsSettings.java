package io.benchmarkagent.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the service proves itself with: files in PEM, read when it starts.
 *
 * @param certificate with the chain behind it; empty for plain HTTP
 * @param key its private key, PKCS #8, without a password
 */
public record TlsSettings(@DefaultValue("") String certificate, @DefaultValue("") String key) {

    public TlsSettings {
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new IllegalArgumentException(
                    "web.tls.certificate and web.tls.key go together; give both, or neither for plain HTTP");
        }
    }

    public boolean isSet() {
        return !certificate.isEmpty();
    }

    Optional<String> mistake() {
        return Stream.of(certificate, key)
                .filter(file -> isSet() && !Files.isReadable(Path.of(file)))
                .findFirst()
                .map(file -> "web.tls: " + file + " cannot be read; give a file in PEM");
    }
}
