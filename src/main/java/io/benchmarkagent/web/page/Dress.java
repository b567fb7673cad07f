package io.benchmarkagent.web.page;

import io.benchmarkagent.report.Templates;
import io.benchmarkagent.web.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Style sheets, scripts and the sign of the pages, read once. */
public final class Dress {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String OURS = "/web/";

    private final Map<String, Piece> pieces = new TreeMap<>();

    /** @param type its media type */
    record Piece(Sent sent, String type) {
        String hash() {
            return sent.tag();
        }
    }

    public Dress(Templates templates) {
        css("page.css", templates.fill("web/page.css.ftl", ""));
        css("uplot.css", read(UPLOT + "uPlot.min.css"));
        script("uplot.js", read(UPLOT + "uPlot.iife.min.js"));
        for (String name : new String[] {"page.js", "chart.js", "chat.js"}) {
            script(name, read(OURS + name));
        }
        add("icon.svg", read(OURS + "icon.svg"), "image/svg+xml");
    }

    private void css(String name, String text) {
        add(name, text, "text/css;charset=UTF-8");
    }

    private void script(String name, String text) {
        add(name, text, "text/javascript;charset=UTF-8");
    }

    private void add(String name, String text, String type) {
        pieces.put(name, new Piece(Sent.of(text), type));
    }

    Optional<Piece> piece(String name) {
        return Optional.ofNullable(pieces.get(name));
    }

    /** Where each is, by its name. */
    Map<String, String> addresses() {
        Map<String, String> all = new TreeMap<>();
        pieces.forEach((name, piece) -> all.put(name, "/static/" + piece.hash() + "/" + name));
        return Collections.unmodifiableMap(all);
    }

    private static String read(String resource) {
        try (InputStream in = Dress.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program is not whole: " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
