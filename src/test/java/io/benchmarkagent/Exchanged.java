package io.benchmarkagent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One request over a connection of its own, and all that came back, whole or cut. */
final class Exchanged {
    private Exchanged() {}

    /** Empty where nobody took the connection, or nothing of an answer came: the request was not heard. */
    static String of(String address, String path) {
        URI uri = URI.create(address);
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(came);
        } catch (IOException gone) {
            // what came until then is what there is
        }
        return came.toString(StandardCharsets.ISO_8859_1);
    }

    /** With as many bytes as it says, or the last of its pieces. */
    static boolean isWhole(String reply) {
        int head = reply.indexOf("\r\n\r\n");
        if (!reply.startsWith("HTTP/1.1 ") || head < 0) {
            return false;
        }
        String length = reply.substring(0, head).replaceFirst("(?is).*content-length: (\\d+).*", "$1");
        return length.matches("\\d+")
                ? reply.length() - head - 4 == Integer.parseInt(length)
                : reply.endsWith("\r\n0\r\n\r\n");
    }
}
