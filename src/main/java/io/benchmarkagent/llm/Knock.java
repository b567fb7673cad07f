package io.benchmarkagent.llm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Whether anybody listens at an address: a refused connection is known before the client library is loaded, which takes longer. */
final class Knock {
    private static final int PATIENCE_MILLIS = 500;

    private Knock() {}

    /** Only what is certain counts: every address of the host refuses, or it has none. Behind a proxy nothing is. */
    static boolean isRefused(String url) {
        URI uri = URI.create(url);
        if (isProxied(uri)) {
            return false;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!refuses(new InetSocketAddress(address, port(uri)))) {
                    return false;
                }
            }
            return true;
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
