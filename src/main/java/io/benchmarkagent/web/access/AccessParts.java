package io.benchmarkagent.web.access;

import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.token.KnownTokens;
import java.util.List;
import java.util.Optional;

/**
 * What deciding who may rests on.
 *
 * @param tokens our own; empty where they are not asked for
 * @param signed paths whose requests are signed by whoever sends them; whoever answers there looks at that
 * @param shared what replicas share; without it limits and sessions are this process's
 */
public record AccessParts(
        WebSettings settings, Optional<KnownTokens> tokens, PostLog log, List<String> signed, Optional<Redis> shared) {
    public AccessParts {
        signed = List.copyOf(signed);
    }
}
