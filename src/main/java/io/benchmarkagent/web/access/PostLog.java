package io.benchmarkagent.web.access;

import java.io.IOException;
import java.util.Optional;

/** Where it is written down that somebody had something done. */
@FunctionalInterface
public interface PostLog {
    /**
     * @param who empty for whoever started the service
     * @param what such as "POST /api/v1/query"
     * @param run "" for none in particular
     * @param status of HTTP
     */
    void add(Optional<String> who, String what, String run, int status) throws IOException;
}
