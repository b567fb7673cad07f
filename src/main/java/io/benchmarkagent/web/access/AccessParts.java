package io.benchmarkagent.web.access;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.token.KnownTokens;
import java.util.List;
import java.util.Optional;

/**
 * What deciding who may rests on.
 *
 * @param tokens our own; empty where they are not asked for
 * @param signed paths whose requests are signed by whoever sends them; whoever answers there looks at that
 */
public record AccessParts(WebSettings settings, Optional<KnownTokens> tokens, PostLog log, List<String> signed) {
    public AccessParts {
        signed = List.copyOf(signed);
    }
}
