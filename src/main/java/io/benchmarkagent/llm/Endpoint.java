package io.benchmarkagent.llm;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Where a model's requests go and how they prove who sends them. Nowhere else does the key go.
 *
 * @param baseUrl what {@code /chat/completions} is added to
 * @param query what is added to every request
 * @param keyHeader the header that carries the key
 */
record Endpoint(String baseUrl, Map<String, String> query, String keyHeader) {
    private static final String AZURE_VERSION = "2024-10-21";
    private static final String BEARER = "Authorization";

    Endpoint {
        query = Map.copyOf(query);
    }

    /** Azure's older interface has the deployment in the path and a version in the query; its newer one is like OpenAI's. */
    static Endpoint of(LlmSettings settings) {
        boolean azure = settings.provider() == Provider.AZURE;
        String header = !settings.keyHeader().isEmpty() ? settings.keyHeader() : azure ? "api-key" : BEARER;
        if (!isVersioned(settings)) {
            return new Endpoint(settings.baseUrl(), Map.of(), header);
        }
        String version = settings.apiVersion().isEmpty() ? AZURE_VERSION : settings.apiVersion();
        String deployment =
                URLEncoder.encode(settings.model(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Endpoint(
                settings.baseUrl() + "/openai/deployments/" + deployment, Map.of("api-version", version), header);
    }

    static boolean isVersioned(LlmSettings settings) {
        return settings.provider() == Provider.AZURE && !settings.baseUrl().endsWith("/openai/v1");
    }

    String headerValue(ApiKey key) {
        return keyHeader.equalsIgnoreCase(BEARER) ? "Bearer " + key.orPlaceholder() : key.orPlaceholder();
    }

    /** Whether an address is of the host that was configured. */
    boolean isOurs(String host, int port) {
        URI uri = URI.create(baseUrl);
        boolean tls = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        int ours = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return uri.getHost().equalsIgnoreCase(host) && ours == port;
    }
}
