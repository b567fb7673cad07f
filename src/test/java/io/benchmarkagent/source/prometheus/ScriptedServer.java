package io.benchmarkagent.source.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks HTTP over a socket and answers as told; remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A request: its path, its decoded parameters, and its Authorization header or "". */
    record Asked(String path, String parameters, String authorization) {
        boolean has(String parameter) {
            return parameters.contains(parameter);
        }
    }

    /** What is sent back. A {@code missing} number of bytes is promised and not sent. */
    record Reply(int status, Map<String, String> headers, String body, int missing) {
        static Reply ok(String body) {
            return new Reply(200, Map.of(), body, 0);
        }

        static Reply status(int status, String body) {
            return new Reply(status, Map.of(), body, 0);
        }

        Reply with(String name, String value) {
            return new Reply(status, Map.of(name, value), body, missing);
        }
    }

    /** The reply to the n-th request, from 1. */
    @FunctionalInterface
    interface Script {
        Reply reply(Asked asked, int n);
    }

    private ScriptedServer(HttpServer http) {
        this.http = http;
    }

    static ScriptedServer answering(Script script) throws IOException {
        return on(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), script);
    }

    static ScriptedServer on(HttpServer http, Script script) {
        ScriptedServer server = new ScriptedServer(http);
        http.setExecutor(server.threads);
        http.createContext("/", exchange -> server.handle(exchange, script));
        http.start();
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    int port() {
        return http.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, Script script) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Asked one = new Asked(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                authorization == null ? "" : authorization);
        Reply reply;
        synchronized (this) {
            asked.add(one);
            reply = script.reply(one, asked.size());
        }
        send(exchange, reply);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        long promised = (long) body.length + reply.missing();
        exchange.sendResponseHeaders(reply.status(), promised == 0 ? -1 : promised);
        try (exchange) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush(); // what is promised and missing breaks off after the rest, on every JDK
        }
    }
}
