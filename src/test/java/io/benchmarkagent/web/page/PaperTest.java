package io.benchmarkagent.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.report.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

/** Pages at one moment: no time passes, so that whatever is printed again is so for its reason. */
class PaperTest {
    private static final HttpServletRequest REQUEST = request();

    private final Templates templates = Templates.packed();
    private final Paper paper = new Paper(templates, new Dress(templates), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final AtomicInteger prints = new AtomicInteger();

    private RunPage.Unreported page(Frame frame) {
        return new RunPage.Unreported(
                frame, "print " + prints.incrementAndGet(), List.of(), "", new RunPage.Links("", "", "", ""));
    }

    @Test
    void aPageIsPrintedOnceHoweverManyAsk() {
        assertThat(standing()).contains("print 1").isEqualTo(standing());
        assertThat(prints).hasValue(1);
    }

    @Test
    void aStandingPageIsPrintedAgainBeforeAnybodyAsks() {
        standing();
        paper.printAgain();
        assertThat(prints).hasValue(2);
        assertThat(standing()).contains("print 2");
        assertThat(prints).hasValue(2);
    }

    @Test
    void anyOtherIsPrintedAgainForWhoeverAsksNext() {
        other(this::page);
        paper.printAgain();
        assertThat(prints).hasValue(1);
        assertThat(other(this::page)).contains("print 2");
    }

    @Test
    void aStandingPageThatCannotBePrintedAnyMoreSaysSoToWhoeverAsksNext() {
        paper.standing(REQUEST, "unreported", frame -> {
            if (prints.incrementAndGet() > 1) {
                throw new IllegalStateException("gone");
            }
            return page(frame);
        });
        paper.printAgain();
        assertThat(standing()).contains("print 4");
    }

    private String standing() {
        return text(paper.standing(REQUEST, "unreported", this::page));
    }

    private String other(Function<Frame, Object> page) {
        return text(paper.page(REQUEST, "unreported", page));
    }

    private static String text(ResponseEntity<Object> sent) {
        return new String((byte[]) Objects.requireNonNull(sent.getBody()), StandardCharsets.UTF_8);
    }

    /** Of a browser that has nothing to say. */
    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PaperTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getRequestURI" -> "/";
                    case "getHeaders" -> Collections.emptyEnumeration();
                    default -> null;
                });
    }
}
