package io.benchmarkagent.llm;

import io.benchmarkagent.names.Names;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/** Whether anybody listens at an address: a refused connection is known before the client library is loaded, which takes longer. */
final class Knock {
    private static final int PATIENCE_MILLIS = 500;

    private Knock() {}

    /** As {@link #isRefused(String, Names)}, by the names that the machine knows. */
    static boolean isRefused(String url) {
        return isRefused(url, Names.OF_THE_MACHINE);
    }

    /**
     * Only what is certain counts: every address of the host refuses, or it has none. Behind a proxy nothing is, and of a resolver
     * that takes its time neither.
     */
    static boolean isRefused(String url, Names names) {
        URI uri = URI.create(url);
        if (isProxied(uri)) {
            return false;
        }
        try {
            for (InetAddress address : names.addresses(uri.getHost(), Duration.ofMillis(PATIENCE_MILLIS))) {
                if (!refuses(new InetSocketAddress(address, port(uri)))) {
                    return false;
                }
            }
            return true;
        } catch (Names.NotInTime uncertain) {
            return false;
        } catch (UnknownHostException nowhere) {
            return true;
        }
    }

    private static boolean refuses(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException uncertain) {
            return false;
        }
    }

    private static boolean isProxied(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null && selector.select(uri).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    private static int port(URI uri) {
        boolean tls = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        return uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    }
}
