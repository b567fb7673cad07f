package io.benchmarkagent.slack;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /slack/events}: everything that Slack sends. */
@RestController
public final class SlackEvents {
    /** Whoever asks here shows no token: the signature says who it is, and is looked at here. */
    public static final String PATH = "/slack/events";

    private static final int MOST_BYTES = 1 << 20;

    private final Signed signed;

    public SlackEvents(SlackDoor door) {
        this.signed = door.signed();
    }

    /** The body as it was sent, byte for byte: that is what is signed. */
    @PostMapping(PATH)
    public ResponseEntity<String> heard(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        SlackDoor.Reply reply = body.length > MOST_BYTES
                ? SlackDoor.Reply.of(413, "this is longer than anything Slack sends")
                : signed.hear(new String(body, StandardCharsets.UTF_8), headers(request));
        return ResponseEntity.status(reply.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.parseMediaType(reply.type()))
                .body(reply.body());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> all = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            all.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .addAll(Collections.list(request.getHeaders(name)));
        }
        return all;
    }
}
