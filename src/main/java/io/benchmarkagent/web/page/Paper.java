package io.benchmarkagent.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.web.holdings.Lately;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What pages are printed on. */
public final class Paper {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final int TAG = 32;
    /** So long nobody looks whether the archive has changed either. */
    private static final Duration SAME = Duration.ofSeconds(1);

    /** So old a page may be for whoever asks while it is printed again. */
    private static final Duration USABLE = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 200;

    private final Templates templates;
    private final Dress dress;
    private final Clock clock;
    private final Cache<Wanted, Lately<Printed>> printed = Caffeine.newBuilder()
            .expireAfterAccess(USABLE)
            .maximumSize(MOST_KEPT)
            .build();

    /** What a page depends on, beside what there is. */
    private record Wanted(String path, String query, List<Csrf> csrf) {}

    /** A page as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared with nothing
    private record Printed(byte[] html, String tag) {
        static Printed of(String html) {
            return new Printed(
                    html.getBytes(StandardCharsets.UTF_8),
                    "W/\"" + Sha256.of(html).substring(0, TAG) + "\"");
        }
    }

    public Paper(Templates templates, Dress dress, Clock clock) {
        this.templates = templates;
        this.dress = dress;
        this.clock = clock;
    }

    /** What was printed is no longer so: there is another report. */
    public void forget() {
        printed.invalidateAll();
    }

    Frame frame(HttpServletRequest request) {
        return new Frame(dress.addresses(), Csrf.of(request));
    }

    /** Always asked for again, and sent again where it says something else; printed once a second, however many ask. */
    ResponseEntity<Object> page(HttpServletRequest request, String template, Function<Frame, Object> page) {
        Frame frame = frame(request);
        Wanted wanted = new Wanted(
                request.getRequestURI(), Objects.requireNonNullElse(request.getQueryString(), ""), frame.csrf());
        Printed one = printed.get(wanted, any -> new Lately<>(SAME, USABLE, clock))
                .get(before -> Printed.of(html(template, page.apply(frame))));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(one.tag())
                .body(one.html());
    }

    /** One that is of use once. */
    ResponseEntity<Object> once(HttpStatus status, String template, Object page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html(template, page));
    }

    private String html(String template, Object page) {
        return templates.fill("web/" + template + ".html.ftl", page);
    }
}
