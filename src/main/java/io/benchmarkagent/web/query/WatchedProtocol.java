package io.benchmarkagent.web.query;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's HTTP, with the socket of each request within reach. Tomcat makes it by its name. */
public final class WatchedProtocol extends Http11NioProtocol {
    /** Of a request, which are numbered; Tomcat and Spring take none so high. */
    static final int NOTE = 30;

    @Override
    protected Processor createProcessor() {
        return new Watched(this, getAdapter());
    }

    /** Of one connection after the other. */
    static final class Watched extends Http11Processor {
        Watched(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
            request.setNote(NOTE, this);
        }

        SocketWrapperBase<?> socket() {
            return getSocketWrapper();
        }
    }
}
