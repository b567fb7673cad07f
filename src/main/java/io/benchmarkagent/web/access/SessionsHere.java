package io.benchmarkagent.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Sessions of this process: to start it again ends them. */
final class SessionsHere implements Sessions {
    private static final int MOST = 100_000;

    private final Cache<String, WebCaller> all =
            Caffeine.newBuilder().expireAfterAccess(IDLE).maximumSize(MOST).build();

    @Override
    public String open(WebCaller caller) {
        String id = SessionId.any();
        all.put(SessionId.hash(id), caller);
        return id;
    }

    @Override
    public Optional<WebCaller> find(String id) {
        return Optional.ofNullable(all.getIfPresent(SessionId.hash(id)));
    }

    @Override
    public void close(String id) {
        all.invalidate(SessionId.hash(id));
    }
}
