package io.benchmarkagent.llm.spend;

import io.benchmarkagent.fixtures.RedisServer;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Where processes, or machines, share something. The server is started by the first test that needs it. */
final class SharedPlaces implements AutoCloseable {
    private Optional<RedisServer> server = Optional.empty();

    enum Place {
        FILE,
        REDIS
    }

    /** The same object, each time as another process has it. */
    Supplier<SharedObject> at(Place place, Path folder, String name) {
        if (place == Place.FILE) {
            return () -> SharedFile.in(Optional.of(folder), name + ".json");
        }
        String own = name + UUID.randomUUID();
        String url = redis().url();
        return () ->
                new SharedInRedis(Redis.at(url, RedisServer.PASSWORD, Names.OF_THE_MACHINE, System::nanoTime), own);
    }

    RedisServer redis() {
        if (server.isEmpty()) {
            server = Optional.of(started());
        }
        return server.get();
    }

    private static RedisServer started() {
        try {
            return RedisServer.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }
}
