package io.benchmarkagent.web.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts spans, many at once. Nobody waits for it: what a collector that is slow or away leaves no room for is dropped. */
final class SpanSender implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SpanSender.class.getName());
    private static final int MOST_KEPT = 2048;
    private static final int MOST_AT_ONCE = 512;
    private static final int TIMEOUT_MILLIS = 5000;
    private static final long PAUSE_MILLIS = 1000;

    private final TraceSettings settings;
    private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_KEPT);
    private final Thread sending = new Thread(this::send, "traces");
    private volatile boolean ended;
    private boolean isAway;

    SpanSender(TraceSettings settings) {
        this.settings = settings;
        sending.setDaemon(true);
        sending.start();
    }

    @SuppressWarnings("ReturnValueIgnored") // one that has no room is dropped
    void add(Span span) {
        waiting.offer(span);
    }

    private void send() {
        try {
            while (!ended || !waiting.isEmpty()) {
                Span first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Span> some = new ArrayList<>(List.of(first));
                    waiting.drainTo(some, MOST_AT_ONCE - 1);
                    post(some);
                }
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    /** Told once, until it is there again. */
    private void post(List<Span> spans) {
        try {
            int status = posted(json(spans).getBytes(StandardCharsets.UTF_8));
            tell(status / 100 == 2, "status " + status);
        } catch (IOException away) {
            tell(false, away.getClass().getSimpleName());
        }
    }

    private void tell(boolean arrived, String why) {
        if (!arrived && !isAway) {
            LOG.warning("traces do not arrive at " + settings.address().getHost() + " (" + why
                    + "); they are dropped until they do");
        }
        isAway = !arrived;
    }

    private int posted(byte[] body) throws IOException {
        HttpURLConnection call = (HttpURLConnection) settings.address().toURL().openConnection();
        call.setConnectTimeout(TIMEOUT_MILLIS);
        call.setReadTimeout(TIMEOUT_MILLIS);
        call.setInstanceFollowRedirects(false);
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", "application/json");
        settings.headers().forEach(call::setRequestProperty);
        call.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
        int status = call.getResponseCode();
        call.disconnect();
        return status;
    }

    private String json(List<Span> spans) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode one = root.putArray("resourceSpans").addObject();
        Span.attributes(one.putObject("resource").putArray("attributes"), Map.of("service.name", settings.service()));
        ObjectNode scope = one.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "benchmark-agent");
        ArrayNode all = scope.putArray("spans");
        spans.forEach(span -> all.add(span.json()));
        return root.toString();
    }

    /** What there is yet goes first, if it goes soon. */
    @Override
    public void close() {
        ended = true;
        try {
            sending.join(2 * PAUSE_MILLIS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        sending.interrupt();
    }
}
