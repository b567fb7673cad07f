package io.benchmarkagent.redis;

import java.io.IOException;

/** Nothing was looked up or kept; in a line for people, such as "cache is out of reach". */
public final class RedisAway extends IOException {
    private static final long serialVersionUID = 1L;

    RedisAway(String line) {
        super(line);
    }

    public String line() {
        return String.valueOf(getMessage());
    }
}
