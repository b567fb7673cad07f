package io.benchmarkagent.web.page;

import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.report.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What pages are printed on. */
public final class Paper {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final int TAG = 32;

    private final Templates templates;
    private final Dress dress;

    public Paper(Templates templates, Dress dress) {
        this.templates = templates;
        this.dress = dress;
    }

    Frame frame(HttpServletRequest request) {
        return new Frame(dress.addresses(), Csrf.of(request));
    }

    /** Always asked for again, and sent again where it says something else. */
    ResponseEntity<Object> page(HttpServletRequest request, String template, Function<Frame, Object> page) {
        String html = html(template, page.apply(frame(request)));
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
