package io.benchmarkagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.ext.gfm.issues.GfmIssuesExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.users.GfmUsersExtension;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a report may be made of, whatever stands in it: nothing that a harmless one is not made of. */
record Inertness(Written harmless) {
    /** What GitHub takes as a comment. */
    private static final int MOST = 65_536;

    private static final int LONGEST_WORD = 300;
    private static final Pattern ACTS = Pattern.compile("(?i)https?://|www\\.|(?<!\\w)@\\w|(?<!\\w)#\\d|\\bGH-\\d"
            + "|\\b[\\w.]+@[\\w.]+|(?<![\\w-])(?=\\d*[a-f])(?=[a-f]*\\d)[0-9a-f]{7,40}(?![\\w-])");
    private static final MutableDataSet GITHUB = new MutableDataSet()
            .set(
                    Parser.EXTENSIONS,
                    List.of(
                            TablesExtension.create(),
                            AutolinkExtension.create(),
                            StrikethroughExtension.create(),
                            GfmUsersExtension.create(),
                            GfmIssuesExtension.create()));

    void of(Written written) {
        isInert(Jsoup.parse(written.html()));
        isInertOnGitHub(written.markdown(), harmless.markdown());
        Stream.of(written.html(), written.markdown(), written.json()).forEach(Inertness::hasNothingInvisible);
        assertThat(written.markdown().length()).isLessThan(MOST);
        Stream.of(Jsoup.parse(written.html()).body().text(), written.markdown()).forEach(Inertness::hasNothingEndless);
    }

    /** Colours and the line of progress are ours. */
    static void of(Ran ran) {
        String shown = (ran.out() + ran.err())
                .replaceAll("\u001b\\[\\d{1,2}m|\r\u001b\\[K(?:\u001b\\[\\?7l)?| …\u001b\\[\\?7h", "");
        hasNothingInvisible(shown);
        hasNothingEndless(shown);
    }

    private void isInert(Document html) {
        Document usual = Jsoup.parse(harmless.html());
        assertThat(shape(html)).isSubsetOf(shape(usual));
        assertThat(html.select("style, title, base, meta").eachText())
                .hasSameSizeAs(usual.select("style, title, base, meta").eachText());
        assertThat(html.select("style").html()).isEqualTo(usual.select("style").html());
        assertThat(html.select("[href]").eachAttr("href")).allMatch(href -> href.matches("#[\\w-]+"));
        assertThat(html.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    /** Each element with each of its attributes, such as "td class". */
    private static Set<String> shape(Document html) {
        Set<String> shape = new TreeSet<>();
        html.getAllElements().forEach(element -> {
            shape.add(element.tagName());
            element.attributes().forEach(attribute -> shape.add(element.tagName() + " " + attribute.getKey()));
        });
        return shape;
    }

    /** @param harmless the same of harmless data */
    static void isInertOnGitHub(String markdown, String harmless) {
        Node document = Parser.builder(GITHUB).build().parse(markdown);
        List<Node> nodes = all(document);
        List<Node> usual = all(Parser.builder(GITHUB).build().parse(harmless));
        assertThat(kinds(nodes)).isSubsetOf(kinds(usual));
        assertThat(nodes.stream().filter(Emphasis.class::isInstance)).allMatch(node -> node.getChars()
                .toString()
                .matches("(?s).*: too long for here, see (report.html|the full report)\\.\\*"));
        assertThat(nodes)
                .filteredOn(node -> node instanceof HtmlBlock || node instanceof HtmlInline)
                .allMatch(node -> node.getChars()
                        .toString()
                        .strip()
                        .matches("<details>(<summary>[^<>]*</summary>)?|</details>|</?summary>|</?sub>.*"));
        assertThat(nodes.stream().filter(TableBlock.class::isInstance)).allSatisfy(Inertness::isRectangular);
        Element body = Jsoup.parse(HtmlRenderer.builder(GITHUB).build().render(document))
                .body();
        body.select("code, pre").remove();
        assertThat(body.select("p").eachText()).noneMatch(text -> text.startsWith("|"));
        assertThat(texts(body)).filteredOn(text -> ACTS.matcher(text).find()).isEmpty();
    }

    private static void isRectangular(Node table) {
        List<Integer> widths = all(table).stream()
                .filter(TableRow.class::isInstance)
                .map(row -> (int)
                        all(row).stream().filter(TableCell.class::isInstance).count())
                .distinct()
                .toList();
        assertThat(widths).as(table.getChars().toString()).hasSize(1);
    }

    private static Set<String> kinds(List<Node> nodes) {
        Set<String> kinds = new TreeSet<>(Set.of("Emphasis", "HardLineBreak", "HtmlEntity", "Code", "OrderedList"));
        nodes.forEach(node -> kinds.add(node.getClass().getSimpleName()));
        return kinds;
    }

    private static List<Node> all(Node node) {
        List<Node> all = new ArrayList<>();
        node.getDescendants().forEach(all::add);
        return all;
    }

    private static List<String> texts(Element body) {
        List<String> texts = new ArrayList<>();
        body.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                texts.add(text.getWholeText());
            }
        });
        return texts;
    }

    /** Nothing that moves a cursor, reorders a line, or is not there to be seen. */
    private static void hasNothingInvisible(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n')
                        .filter(c -> switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.SURROGATE,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR -> true;
                            default -> false;
                        })
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    private static void hasNothingEndless(String text) {
        assertThat(Stream.of(text.split("[\\s\u202f]+"))
                        .max(Comparator.comparingInt(String::length))
                        .orElse(""))
                .hasSizeLessThan(LONGEST_WORD);
    }
}
