package io.benchmarkagent.web.trace;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where spans go. Source: OpenTelemetry's specification of its environment variables.
 *
 * @param address that is posted to
 * @param headers sent with it, which may be secret
 * @param service the name under which spans are found
 */
record TraceSettings(URI address, Map<String, String> headers, String service) {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String PATH = "/v1/traces";

    TraceSettings {
        headers = Map.copyOf(headers);
    }

    /** Empty where no collector is named, or all of it is switched off. */
    static Optional<TraceSettings> of(Map<String, String> environment) {
        return address(environment)
                .filter(address -> mistake(environment).isEmpty())
                .map(address -> new TraceSettings(
                        URI.create(address),
                        headers(environment.getOrDefault("OTEL_EXPORTER_OTLP_HEADERS", "")),
                        given(environment, "OTEL_SERVICE_NAME").orElse("benchmark-agent")));
    }

    private static Optional<String> address(Map<String, String> environment) {
        return Boolean.parseBoolean(environment.getOrDefault("OTEL_SDK_DISABLED", ""))
                ? Optional.empty()
                : given(environment, TRACES)
                        .or(() -> given(environment, ENDPOINT).map(base -> base.replaceFirst("/$", "") + PATH));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.of(environment.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty());
    }

    /** Why no span would arrive, in one line, with the mend. The address is not repeated: it may hold a password. */
    static Optional<String> mistake(Map<String, String> environment) {
        Optional<String> address = address(environment);
        if (address.filter(one -> !isPlain(one)).isPresent()) {
            return Optional.of(ENDPOINT + " is no address such as http://collector:4318; secrets go into"
                    + " OTEL_EXPORTER_OTLP_HEADERS");
        }
        return address.flatMap(any -> given(environment, PROTOCOL))
                .filter(protocol -> !protocol.equals("http/json"))
                .map(protocol -> PROTOCOL + " is not http/json, which is all that is spoken; set it so, and name the"
                        + " collector's port for HTTP, which is 4318 as a rule");
    }

    private static boolean isPlain(String address) {
        try {
            URI uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** As in {@code api-key=abc,tenant=a%20b}. */
    private static Map<String, String> headers(String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String one : text.split(",", -1)) {
            int at = one.indexOf('=');
            if (at > 0) {
                all.put(
                        one.substring(0, at).strip(),
                        URLDecoder.decode(one.substring(at + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
