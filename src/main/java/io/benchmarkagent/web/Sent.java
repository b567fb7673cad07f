package io.benchmarkagent.web;

import io.benchmarkagent.llm.audit.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Bytes that are sent again and again, packed once for everybody who takes gzip: the server would pack them for each, and not at all
 * where their tag promises the very bytes.
 *
 * @param tag another one for other bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as they are, compared with nothing
public record Sent(byte[] plain, byte[] packed, String tag) {
    private static final String GZIP = "gzip";
    private static final int TAG = 32;

    public static Sent of(byte[] bytes) {
        return new Sent(
                bytes,
                packed(bytes),
                Sha256.of(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, TAG));
    }

    public static Sent of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How much memory it takes. */
    public int weight() {
        return plain.length + packed.length;
    }

    /** With a tag that promises the very bytes. */
    public ResponseEntity<Object> exactly(HttpServletRequest request, ResponseEntity.BodyBuilder answer) {
        return isPacked(request)
                ? packed(answer.eTag("\"" + tag + "-" + GZIP + "\""))
                : varied(answer.eTag("\"" + tag + "\"")).body(plain);
    }

    /** With a tag that promises what they say. */
    public ResponseEntity<Object> alike(HttpServletRequest request, ResponseEntity.BodyBuilder answer) {
        ResponseEntity.BodyBuilder tagged = answer.eTag("W/\"" + tag + "\"");
        return isPacked(request) ? packed(tagged) : varied(tagged).body(plain);
    }

    private ResponseEntity<Object> packed(ResponseEntity.BodyBuilder answer) {
        return varied(answer).header(HttpHeaders.CONTENT_ENCODING, GZIP).body(packed);
    }

    private static ResponseEntity.BodyBuilder varied(ResponseEntity.BodyBuilder answer) {
        return answer.varyBy(HttpHeaders.ACCEPT_ENCODING);
    }

    private boolean isPacked(HttpServletRequest request) {
        return packed.length < plain.length
                && Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                        .anyMatch(Sent::takesGzip);
    }

    private static boolean takesGzip(String header) {
        try {
            return AcceptEncoding.parse(new StringReader(header)).stream()
                    .anyMatch(one -> GZIP.equalsIgnoreCase(one.getEncoding()) && one.getQuality() > 0);
        } catch (IOException unreadable) {
            return false; // it gets what everybody understands
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // in memory
        }
        return out.toByteArray();
    }
}
