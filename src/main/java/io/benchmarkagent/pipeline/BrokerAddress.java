package io.benchmarkagent.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A RabbitMQ and the virtual host on it, as {@code amqp://bench@host:5672/reports}; the password is no part of it. */
record BrokerAddress(boolean secure, String user, String host, int port, String virtualHost) {
    private static final Pattern TYPED = Pattern.compile(
            "(amqps?)://(?:([^/@:\\s]+)@)?([^/@:?\\s\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?(?:/([^/?\\s]*))?");
    private static final String SUCH = "amqp://broker:5672 or amqps://bench@broker/reports";

    /** @throws IllegalArgumentException for what is none, with what would have worked, and nothing that may be a secret */
    static BrokerAddress of(String typed) {
        Matcher match = TYPED.matcher(typed);
        if (typed.matches("[^/]*//[^/@]*:[^/]*@.*")) {
            throw new IllegalArgumentException(
                    "backfill.broker carries a password; leave it out and give it as RABBITMQ_PASSWORD");
        }
        if (!match.matches()) {
            throw new IllegalArgumentException("backfill.broker is no address such as " + SUCH);
        }
        boolean secure = match.group(1).equals("amqps");
        int port = Optional.ofNullable(match.group(4)).map(Integer::parseInt).orElse(secure ? 5671 : 5672);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "backfill.broker has no port " + port + "; give an address such as " + SUCH);
        }
        return new BrokerAddress(
                secure,
                Optional.ofNullable(match.group(2)).orElse("guest"),
                match.group(3),
                port,
                Optional.ofNullable(match.group(5))
                        .filter(name -> !name.isEmpty())
                        .orElse("/"));
    }

    @Override
    public String toString() {
        return (secure ? "amqps://" : "amqp://") + user + "@" + host + ":" + port
                + (virtualHost.equals("/") ? "" : "/" + virtualHost);
    }
}
