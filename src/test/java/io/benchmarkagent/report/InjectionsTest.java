package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.fixtures.ExampleReports;
import io.benchmarkagent.fixtures.Examples;
import io.benchmarkagent.fixtures.Injection;
import io.benchmarkagent.fixtures.Planted;
import io.benchmarkagent.llm.Answer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.spend.Usage;
import io.benchmarkagent.narrative.ModelNarrator;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.narrative.OfflineNarrator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders in the data, and a model that obeys every one of them: nothing of what it says then is told. */
class InjectionsTest {
    private static final String FIRST = "checkoutservice slowed first, to 412 ms from 14:24:30.";
    private static final String SECOND = "frontend followed 30 s later.";
    private static final String GOOD = FIRST + " " + SECOND;
    private static final int LONGEST_PROMPT = 6100;
    /** Pages of what is told, had it said something else where it obeyed: of most of the corpus they are the same. */
    private static final Map<Narrative, List<String>> INNOCENT = new ConcurrentHashMap<>();

    static List<Injection> corpus() {
        return Injection.all();
    }

    @Test
    void theCorpusIsLargeAndOfManyKinds() {
        assertThat(corpus())
                .hasSizeGreaterThanOrEqualTo(120)
                .extracting(Injection::id)
                .doesNotHaveDuplicates();
        assertThat(corpus().stream().map(Injection::language).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(corpus().stream().map(Injection::trick).distinct()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(corpus().stream().map(Injection::where).distinct()).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void nothingOfItIsToldByAModelThatObeys(Injection injection) {
        Findings findings = Planted.everywhere(injection.attack(), Examples.regressed());
        String plain = new OfflineNarrator().narrate(findings, Duration.ZERO).text();
        for (String answer : obeying(injection.obeyed())) {
            Narrative told = narrated(findings, answer, new ArrayList<>());
            assertThat(told.text().replaceAll("\\s+", " ")).as(answer).isIn(GOOD, FIRST, SECOND, plain);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void whatWasTakenOutIsInNoPage(Injection injection) {
        Findings findings = Examples.regressed();
        Narrative told = narrated(findings, GOOD + " " + injection.obeyed() + "\n\n" + GOOD, new ArrayList<>());
        assertThat(told.grounding().removed())
                .allMatch(sentence -> sentence.length() <= 601)
                .hasSizeLessThanOrEqualTo(50);
        assertThat(pages(findings, told))
                .isEqualTo(INNOCENT.computeIfAbsent(redone(told), innocent -> pages(findings, innocent)));
    }

    @Test
    void whatIsPlantedIsSentAsOneLineOfData() {
        int sent = 0;
        for (Injection injection : corpus()) {
            List<String> prompts = new ArrayList<>();
            narrated(Planted.everywhere(injection.attack(), Examples.regressed()), GOOD, prompts);
            String prompt = prompts.get(0);
            sent += prompt.contains(beginning(injection.attack())) ? 1 : 0;
            assertThat(prompt)
                    .startsWith("<<<FINDINGS\n")
                    .endsWith("\nFINDINGS>>>")
                    .hasSizeLessThan(LONGEST_PROMPT);
            assertThat(prompt.substring(3, prompt.length() - 3)).doesNotContain("<<<", ">>>");
            assertThat(prompt.lines().map(String::length)).allMatch(length -> length <= 302);
            assertThat(prompt.codePoints().filter(c -> c != '\n').filter(InjectionsTest::isUnseen))
                    .isEmpty();
        }
        assertThat(sent).as("attacks that reached the model").isGreaterThanOrEqualTo(120);
    }

    /** By itself, before, between, behind and within what is true, and as an item of a list. */
    private static List<String> obeying(String obeyed) {
        return List.of(
                obeyed,
                obeyed + "\n\n" + GOOD,
                FIRST + " " + obeyed + " " + SECOND,
                GOOD + " " + obeyed,
                GOOD + "\n\n- " + obeyed,
                "checkoutservice slowed first, to 412 ms from 14:24:30, " + obeyed.toLowerCase(Locale.ROOT) + "\n\n"
                        + GOOD);
    }

    private static Narrative narrated(Findings findings, String answer, List<String> prompts) {
        LanguageModel obedient = prompt -> {
            prompts.add(prompt.user());
            return new Answer.Written(answer, "m", Usage.NONE, OptionalDouble.empty(), false, List.of());
        };
        return new ModelNarrator(obedient, new OfflineNarrator(), 1000, System::nanoTime)
                .narrate(findings, Duration.ofMinutes(1));
    }

    private static List<String> pages(Findings findings, Narrative narrative) {
        Report report =
                new Report(findings, narrative, ExampleReports.incident().provenance());
        return List.of(
                new HtmlReport(Templates.packed()).render(report),
                new MarkdownReport(Templates.packed()).render(report),
                new TerminalSummary(true).render(report, Path.of("report.html")));
    }

    /** The same, had it said something else where it obeyed. */
    private static Narrative redone(Narrative told) {
        Narrative.Grounding checked = told.grounding();
        List<String> others = checked.removed().stream().map(any -> "x").toList();
        return new Narrative(
                told.source(),
                told.model(),
                told.text(),
                new Narrative.Grounding(checked.claims(), checked.grounded(), others),
                told.tokens(),
                told.notes());
    }

    private static String beginning(String attack) {
        return Stream.of(attack.strip().split("[\\s\\p{Cntrl}\\p{Cf}<>]+"))
                .filter(word -> !word.isBlank())
                .findFirst()
                .map(word -> word.substring(0, Math.min(20, word.length())))
                .orElse("\0");
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
