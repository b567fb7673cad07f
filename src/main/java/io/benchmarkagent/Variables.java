package io.benchmarkagent;

import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.redis.Redis;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The environment's variables, and whom it is shared with. No record: they hold secrets, and nothing is to print them by accident. */
final class Variables {
    private final Map<String, String> all;
    private final Optional<Redis> shared;

    Variables(Map<String, String> all) {
        this(all, Optional.empty());
    }

    private Variables(Map<String, String> all, Optional<Redis> shared) {
        this.all = Map.copyOf(all);
        this.shared = shared;
    }

    /** The same, with what other machines share. */
    Variables sharing(Optional<Redis> redis) {
        return new Variables(all, redis);
    }

    /** Where what machines share is kept; empty for this machine alone. */
    Optional<Redis> shared() {
        return shared;
    }

    Map<String, String> all() {
        return all;
    }

    /** Where the user keeps what can be made again. Source: XDG Base Directory Specification, which ignores a relative path. */
    Optional<Path> cacheFolder() {
        return folder("XDG_CACHE_HOME", ".cache");
    }

    /** Where the user keeps what is to last from one start to the next, such as logs. Source: as above. */
    Optional<Path> stateFolder() {
        return folder("XDG_STATE_HOME", ".local/state");
    }

    /** Who asks a model, and where what it costs is kept. */
    Caller caller(String command) {
        return Caller.of(command, all, stateFolder(), cacheFolder()).sharing(shared);
    }

    private Optional<Path> folder(String variable, String ofHome) {
        return path(variable)
                .or(() -> path("HOME").map(home -> home.resolve(ofHome)))
                .map(folder -> folder.resolve("benchmark-agent"));
    }

    private Optional<Path> path(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(text -> text.startsWith("/"))
                .map(Path::of);
    }
}
