package io.benchmarkagent.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.web.Sent;
import io.benchmarkagent.web.holdings.Lately;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What pages are printed on. */
public final class Paper {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    /** So long nobody looks whether the archive has changed either. */
    private static final Duration SAME = Duration.ofSeconds(1);

    /** So old a page may be for whoever asks while it is printed again. */
    private static final Duration USABLE = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 200;
    private static final int MOST_AGAIN = 20;

    private final Templates templates;
    private final Dress dress;
    private final Clock clock;
    private final Cache<Wanted, Kept> printed = Caffeine.newBuilder()
            .expireAfterAccess(USABLE)
            .maximumSize(MOST_KEPT)
            .build();

    /** What a page depends on, beside what there is. */
    private record Wanted(String path, String query, List<Csrf> csrf) {}

    /** @param printer of a page that can be printed before anybody asks */
    private record Kept(Lately<Sent> page, Optional<Supplier<Sent>> printer) {
        /** Whether it says what is so now. */
        boolean again() {
            try {
                printer.ifPresent(print -> page.again(before -> print.get()));
                return printer.isPresent();
            } catch (RuntimeException unprintable) {
                return false; // whoever asks next is told why
            }
        }
    }

    public Paper(Templates templates, Dress dress, Clock clock) {
        this.templates = templates;
        this.dress = dress;
        this.clock = clock;
    }

    /**
     * What was printed is no longer so: there is another report. The pages that everybody reads are printed again before anybody is told
     * of it, so that they do not all wait for that.
     */
    public void printAgain() {
        AtomicInteger most = new AtomicInteger(MOST_AGAIN);
        printed.asMap().forEach((wanted, kept) -> {
            if (most.getAndDecrement() <= 0 || !kept.again()) {
                printed.invalidate(wanted);
            }
        });
    }

    Frame frame(HttpServletRequest request) {
        return new Frame(dress.addresses(), Csrf.of(request));
    }

    /** Always asked for again, and sent again where it says something else; printed once a second, however many ask. */
    ResponseEntity<Object> page(HttpServletRequest request, String template, Function<Frame, Object> page) {
        return kept(request, frame -> print(frame, template, page), false);
    }

    /** The same of a page that is made of nothing but what there is. */
    ResponseEntity<Object> standing(HttpServletRequest request, String template, Function<Frame, Object> page) {
        return kept(request, frame -> print(frame, template, page), true);
    }

    private ResponseEntity<Object> kept(HttpServletRequest request, Function<Frame, Sent> print, boolean stands) {
        Frame frame = frame(request);
        Wanted wanted = new Wanted(
                request.getRequestURI(), Objects.requireNonNullElse(request.getQueryString(), ""), frame.csrf());
        Optional<Supplier<Sent>> again =
                Optional.<Supplier<Sent>>of(() -> print.apply(frame)).filter(any -> stands);
        return printed.get(wanted, any -> new Kept(new Lately<>(SAME, USABLE, clock), again))
                .page()
                .get(before -> print.apply(frame))
                .alike(
                        request,
                        ResponseEntity.ok()
                                .contentType(HTML)
                                .cacheControl(CacheControl.noCache().cachePrivate()));
    }

    /** One that is of use once. */
    ResponseEntity<Object> once(HttpStatus status, String template, Object page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html(template, page));
    }

    private Sent print(Frame frame, String template, Function<Frame, Object> page) {
        return Sent.of(html(template, page.apply(frame)));
    }

    private String html(String template, Object page) {
        return templates.fill("web/" + template + ".html.ftl", page);
    }
}
