package io.benchmarkagent.llm;

import io.benchmarkagent.redis.Redis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who asks, by which command, and where what is kept has its place.
 *
 * @param state for budget, rate and audit; without it they are this process's alone and no audit is written
 * @param cache for answers; without it none are kept
 * @param shared for budget, rate and answers in place of those, where machines share them
 */
public record Caller(String command, String who, Optional<Path> state, Optional<Path> cache, Optional<Redis> shared) {

    static Caller unknown() {
        return new Caller("", "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Somebody else, at the same place. */
    public Caller as(String other) {
        return new Caller(command, other, state, cache, shared);
    }

    /** The same, where machines share what it costs and what was answered. */
    public Caller sharing(Optional<Redis> redis) {
        return new Caller(command, who, state, cache, redis);
    }

    public static Caller of(
            String command, Map<String, String> environment, Optional<Path> state, Optional<Path> cache) {
        return new Caller(command, who(environment), state, cache, Optional.empty());
    }

    /** The CI system names whoever started the pipeline; elsewhere it is the user. */
    private static String who(Map<String, String> environment) {
        return named(environment, "github", "GITHUB_ACTOR")
                .or(() -> named(environment, "gitlab", "GITLAB_USER_LOGIN"))
                .or(() -> named(environment, "jenkins", "BUILD_USER_ID", "BUILD_USER"))
                .or(() -> named(environment, environment.containsKey("CI") ? "ci" : "user", "USER", "LOGNAME"))
                .orElse("");
    }

    private static Optional<String> named(Map<String, String> environment, String system, String... variables) {
        return Stream.of(variables)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> system + ":" + name);
    }
}
