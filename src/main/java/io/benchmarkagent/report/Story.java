package io.benchmarkagent.report;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/**
 * The narrative, whose Markdown a model may have written, as markup that cannot harm: paragraphs, lists, emphasis and code survive;
 * links, images, headings and HTML do not, though their words do.
 */
public final class Story {
    private static final MutableDataSet OPTIONS = new MutableDataSet().set(HtmlRenderer.ESCAPE_HTML, true);
    private static final Parser PARSER = Parser.builder(OPTIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();
    private static final Safelist ALLOWED =
            new Safelist().addTags("p", "ul", "ol", "li", "strong", "em", "code", "pre", "br");

    private final Document clean;

    private Story(Document clean) {
        this.clean = clean;
    }

    public static Story of(String markdown) {
        String html = RENDERER.render(PARSER.parse(Inert.visible(markdown)));
        Document clean = Jsoup.parse(Jsoup.clean(html, "", ALLOWED, new Document.OutputSettings().prettyPrint(false)));
        clean.outputSettings().prettyPrint(false);
        clean.body().nodeStream(TextNode.class).forEach(text -> text.text(Inert.words(text.getWholeText())));
        return new Story(clean);
    }

    /** For a template. */
    public TemplateModel html() {
        try {
            return HtmlFormat.INERT.fromMarkup(clean.body().html().strip());
        } catch (TemplateModelException e) {
            throw new IllegalStateException("HTML is always markup", e);
        }
    }

    TemplateModel markdown() {
        try {
            return MarkdownFormat.INSTANCE.fromMarkup(blocks(clean.body()).strip());
        } catch (TemplateModelException e) {
            throw new IllegalStateException("Markdown is always markup", e);
        }
    }

    /** The words alone, a line for each paragraph. */
    List<String> plain() {
        return clean.body().children().stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String blocks(Element parent) {
        return parent.childNodes().stream()
                .filter(node -> !(node instanceof TextNode text && text.isBlank()))
                .map(Story::block)
                .collect(Collectors.joining("\n\n"));
    }

    private static String block(Node node) {
        if (!(node instanceof Element element)) {
            return inline(node);
        }
        return switch (element.tagName()) {
            case "ul", "ol" ->
                element.children().stream().map(item -> "- " + spans(item)).collect(Collectors.joining("\n"));
            case "pre" -> MarkdownText.block(element.wholeText());
            default -> spans(element);
        };
    }

    private static String spans(Element element) {
        return element.childNodes().stream()
                .map(Story::inline)
                .collect(Collectors.joining())
                .strip();
    }

    private static String inline(Node node) {
        if (node instanceof TextNode text) {
            return escaped(text.getWholeText());
        }
        if (!(node instanceof Element element)) {
            return "";
        }
        return switch (element.tagName()) {
            case "strong" -> "**" + spans(element) + "**";
            case "em" -> "*" + spans(element) + "*";
            case "code" -> MarkdownText.code(element.wholeText());
            case "br" -> " ";
            default -> spans(element);
        };
    }

    /** Escaped, with the spaces at its ends, which part it from its neighbours. */
    private static String escaped(String text) {
        String before = text.isEmpty() || !Character.isWhitespace(text.charAt(0)) ? "" : " ";
        boolean blank = text.isBlank();
        String after = blank || !Character.isWhitespace(text.charAt(text.length() - 1)) ? "" : " ";
        return before + MarkdownText.escape(text) + after;
    }
}
