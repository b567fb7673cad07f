package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.source.prometheus.Unanswered.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who we are to the server: the value of the header of the same name. A user name in the settings means basic authentication, a
 * token file or {@code PROMETHEUS_TOKEN} a bearer token. No message holds a secret.
 */
final class Authorization {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final PrometheusSettings settings;
    private final Map<String, String> environment;

    Authorization(PrometheusSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    Optional<String> header() throws Unanswered {
        return settings.username().isEmpty() ? bearer() : Optional.of(basic());
    }

    private Optional<String> bearer() throws Unanswered {
        Optional<String> token = secret(settings.bearerTokenFile(), "PROMETHEUS_TOKEN");
        if (token.isPresent() && !PRINTABLE.matcher(token.get()).matches()) {
            throw Unanswered.because(
                    Reason.UNAUTHORIZED, "the bearer token holds a character that no header may carry");
        }
        return token.map(value -> "Bearer " + value);
    }

    private String basic() throws Unanswered {
        String password = secret(settings.passwordFile(), "PROMETHEUS_PASSWORD")
                .orElseThrow(() -> Unanswered.because(
                        Reason.UNAUTHORIZED,
                        "prometheus.username is given and no password; set PROMETHEUS_PASSWORD or"
                                + " prometheus.password-file"));
        byte[] pair = (settings.username() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private Optional<String> secret(String file, String variable) throws Unanswered {
        Optional<String> secret =
                file.isEmpty() ? Optional.ofNullable(environment.get(variable)) : Optional.of(content(Path.of(file)));
        return secret.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String content(Path file) throws Unanswered {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Unanswered.because(
                    Reason.UNAUTHORIZED,
                    "the secret's file cannot be read: " + file + " ("
                            + e.getClass().getSimpleName() + ")");
        }
    }
}
