package io.benchmarkagent.web.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Who logged in with a browser. A session ends when nobody used it for so long, or when it is closed. */
interface Sessions {
    Duration IDLE = Duration.ofHours(8);

    /**
     * @return its id, a secret that nobody can guess
     * @throws IOException as all here, in words for people, where nobody can tell
     */
    String open(WebCaller caller) throws IOException;

    Optional<WebCaller> find(String id) throws IOException;

    void close(String id) throws IOException;
}
