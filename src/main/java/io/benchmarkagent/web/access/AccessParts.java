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
 * @param open paths of which no token is asked: whoever answers there looks at a signature, or tells nothing
 * @param shared what replicas share; without it limits and sessions are this process's
 */
public record AccessParts(
        WebSettings settings, Optional<KnownTokens> tokens, PostLog log, List<String> open, Optional<Redis> shared) {
    public AccessParts {
        open = List.copyOf(open);
    }
}
