package io.benchmarkagent.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.report.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
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

    private static final int MOST_KEPT = 200;

    private final Templates templates;
    private final Dress dress;
    private final Cache<Wanted, String> printed =
            Caffeine.newBuilder().expireAfterWrite(SAME).maximumSize(MOST_KEPT).build();

    /** What a page depends on, beside what there is. */
    private record Wanted(String path, String query, List<Csrf> csrf) {}

    public Paper(Templates templates, Dress dress) {
        this.templates = templates;
        this.dress = dress;
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
        String html = printed.get(wanted, any -> html(template, page.apply(frame)));
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"" + Sha256.of(html).substring(0, TAG) + "\"")
                .body(html);
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
