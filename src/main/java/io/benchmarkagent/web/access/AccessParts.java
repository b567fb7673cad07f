package io.benchmarkagent.web.access;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.token.KnownTokens;
import java.util.Optional;

/**
 * What deciding who may rests on.
 *
 * @param tokens our own; empty where they are not asked for
 */
public record AccessParts(WebSettings settings, Optional<KnownTokens> tokens, PostLog log) {}
