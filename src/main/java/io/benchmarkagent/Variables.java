package io.benchmarkagent;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The environment's variables. No record: they hold secrets, and nothing is to print them by accident. */
final class Variables {
    private final Map<String, String> all;

    Variables(Map<String, String> all) {
        this.all = Map.copyOf(all);
    }

    Map<String, String> all() {
        return all;
    }

    /** Where the user keeps what can be made again. Source: XDG Base Directory Specification, which ignores a relative path. */
    Optional<Path> cacheFolder() {
        Optional<Path> own = path("XDG_CACHE_HOME");
        return own.or(() -> path("HOME").map(home -> home.resolve(".cache")))
                .map(cache -> cache.resolve("benchmark-agent"));
    }

    private Optional<Path> path(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }
}
