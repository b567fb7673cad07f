package io.benchmarkagent.slack;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An SVG as pixels, with the fonts of the machine; it fetches nothing, whatever it names. */
final class Png {
    private static final URI NOWHERE = URI.create("about:blank");

    private Png() {}

    /** @throws IllegalArgumentException for what is no SVG */
    static byte[] of(String svg) {
        SVGDocument drawing = read(svg);
        FloatSize size = drawing.size();
        BufferedImage image =
                new BufferedImage((int) size.getWidth(), (int) size.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.renderWithPlatform(
                    NullPlatformSupport.INSTANCE, pen, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
        } finally {
            pen.dispose();
        }
        return written(image);
    }

    private static SVGDocument read(String svg) {
        LoaderContext alone = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                .build();
        SVGDocument drawing =
                new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), NOWHERE, alone);
        if (drawing == null) {
            throw new IllegalArgumentException("the picture is no SVG that can be drawn");
        }
        return drawing;
    }

    /** In memory: the default is a file beside it. */
    private static byte[] written(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a writer into memory has none
        }
        return bytes.toByteArray();
    }
}
