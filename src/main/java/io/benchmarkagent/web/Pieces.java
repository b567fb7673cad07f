package io.benchmarkagent.web;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/** Findings have some hundred thousand bytes; in Tomcat's own pieces of eight thousand each would be a call of the system. */
public final class Pieces implements TomcatConnectorCustomizer {
    private static final int BYTES = 32 << 10;

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.appWriteBufSize", String.valueOf(BYTES));
    }
}
