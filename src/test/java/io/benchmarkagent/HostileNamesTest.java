package io.benchmarkagent;

import static io.benchmarkagent.Folder.INCIDENT;
import static io.benchmarkagent.Folder.SAMPLE;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name is data: whatever it says, it is read and never obeyed, in none of the places where a report is looked at. */
@SuppressWarnings("NullAway.Init")
class HostileNamesTest {
    private static final List<String> ATTACKS = List.of(
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "' onmouseover='alert(1)",
            "javascript:alert(1)",
            "</style></title><base href=//evil.example>",
            "</details></table>\n\n# owned\n\n",
            "-->]]>",
            "a|b|c",
            "`",
            "``` \n```",
            "new\nline\r\nand\rmore",
            "](http://evil.example)",
            "![](http://evil.example/x.png)",
            "[x]: http://evil.example 'x'",
            "<http://evil.example>",
            "@everyone",
            "@org/team",
            "(@octocat)",
            "see #123",
            "GH-1",
            "org/repo#7",
            "3f786850e387550fdab836ed7e6dc881de23001b",
            "www.evil.example",
            "https://evil.example/?a=b",
            "mail@evil.example",
            "*bold* _em_ ~~gone~~ **",
            "# heading",
            "> quote",
            "- item",
            "1. item",
            "---",
            "    code",
            "$x$ $`y`$",
            "&lt;b&gt; &#64;x &amp;",
            "<b>",
            "&lt;b&gt;",
            "safe\u202egnp.exe",
            "\u2066a\u2069\u200f\u202a\u061c",
            "zero\u200bwidth\ufeff\u00ad\u2060",
            "\u001b]0;owned\u0007\u001b[2J\u001b[31m",
            "\u009b2J\u0090x\u009c",
            "nul\u0000 bell\u0007 del\u007f back\b",
            "line\u2028and\u2029paragraph",
            "tag \udb40\udc41",
            "\ud83d\ude80 \u6d4b\u8bd5 Gr\u00f6\u00dfe",
            "__proto__",
            "constructor",
            "{{7*7}}",
            "${7*7}",
            "<#assign x=1>${x}",
            "<@evil/>",
            "=cmd|'/c calc'!A1",
            "+1+1",
            "L".repeat(10_000),
            "\ud83d\ude80".repeat(5_000),
            "e\u0301".repeat(5_000),
            " ",
            "a b");
    private static final int SERVICES = 12;
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

    @TempDir
    static Path shared;

    private static Written harmless;

    private final Path tmp;
    private final Path out;

    HostileNamesTest(@TempDir Path tmp) {
        this.tmp = tmp;
        out = tmp.resolve("out");
    }

    @BeforeAll
    static void aHarmlessReportToCompareWith() {
        Agent.bare().latest(SAMPLE, shared).isDone();
        harmless = new Written(shared.resolve(INCIDENT));
    }

    /** Each attack in turn is what the service with the incident is called; the others are called by those after it. */
    static Stream<List<String>> names() {
        return IntStream.iterate(0, i -> i < ATTACKS.size(), i -> i + SERVICES)
                .mapToObj(i -> IntStream.range(i, i + SERVICES)
                        .mapToObj(j -> ATTACKS.get(j % ATTACKS.size()))
                        .toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("names")
    void aNameIsReadAndNeverObeyed(List<String> names) throws IOException {
        HostileArchive archive = new HostileArchive(tmp.resolve("archive"), names).write();
        Ran first = Agent.bare().with("BENCHMARK_AGENT_TTY", "1").latest(archive.folder(), out);
        assertThat(first.exit()).as(first.err()).isZero();
        archive.writeEvidence(onlyFolder().getFileName().toString());
        Ran ran = Agent.bare().with("BENCHMARK_AGENT_TTY", "1").latest(archive.folder(), out);
        assertThat(ran.exit()).as(ran.err()).isZero();
        Written written = new Written(onlyFolder()).isComplete();

        isExact(written, archive);
        isInert(Jsoup.parse(written.html()));
        hasNothingInvisible(written.html());
        isInertOnGitHub(written.markdown());
        hasNothingInvisible(written.markdown());
        hasNothingInvisible(written.json());
        hasNothingInvisible(ran.out().replaceAll("\u001b\\[\\d{1,2}m", ""));
        hasNothingInvisible(ran.err().replaceAll("\r\u001b\\[K", ""));
        assertThat(written.markdown().length()).isLessThan(65_536);
        assertThat(longestWord(Jsoup.parse(written.html()).body().text())).hasSizeLessThan(300);
        assertThat(longestWord(written.markdown())).hasSizeLessThan(300);
        assertThat(longestWord(ran.out() + ran.err())).hasSizeLessThan(300);
    }

    private static void isExact(Written written, HostileArchive archive) {
        assertThat(written.findings().path("run_id").asString("")).isEqualTo(archive.runId());
        assertThat(written.findings().path("run").path("machine_type").asString(""))
                .isEqualTo(archive.name(5));
        assertThat(written.observations().map(o -> o.path("subject").asString("")))
                .contains(archive.name(0), archive.name(9));
        assertThat(written.observations().map(o -> o.path("metric").asString("")))
                .contains(archive.name(1));
    }

    private static void isInert(Document html) {
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

    private static void isInertOnGitHub(String markdown) {
        Node document = Parser.builder(GITHUB).build().parse(markdown);
        List<Node> nodes = all(document);
        List<Node> usual = all(Parser.builder(GITHUB).build().parse(harmless.markdown()));
        assertThat(kinds(nodes)).isSubsetOf(kinds(usual));
        assertThat(nodes.stream().filter(Emphasis.class::isInstance)).allMatch(node -> node.getChars()
                .toString()
                .endsWith(": too long for here, see report.html.*"));
        assertThat(nodes)
                .filteredOn(node -> node instanceof HtmlBlock || node instanceof HtmlInline)
                .allMatch(node -> node.getChars()
                        .toString()
                        .strip()
                        .matches("<details>(<summary>[^<>]*</summary>)?|</details>|</?summary>|</?sub>.*"));
        assertThat(nodes.stream().filter(TableBlock.class::isInstance)).allSatisfy(HostileNamesTest::isRectangular);
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

    private static String longestWord(String text) {
        return Stream.of(text.split("[\\s\u202f]+")).max(Comparator.comparingInt(String::length)).orElse("");
    }

    private Path onlyFolder() throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            List<Path> all = folders.toList();
            assertThat(all).hasSize(1);
            return Objects.requireNonNull(all.get(0));
        }
    }
}
