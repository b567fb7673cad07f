package io.benchmarkagent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.ScriptedModel;
import io.benchmarkagent.grounding.Gate;
import io.benchmarkagent.narrative.OfflineNarrator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation runs over a socket, and tells a model that reads its prompt from one that does not. */
class NarrativeEvaluationTest {

    @Test
    void thereAreManyDocumentsAndEachSaysWhatIsNotToBeSaid(@TempDir Path out) {
        List<NarrativeCase> cases = NarrativeCases.all(out);
        assertThat(cases).hasSizeGreaterThanOrEqualTo(25);
        assertThat(cases).extracting(NarrativeCase::name).doesNotHaveDuplicates();
        assertThat(cases).allSatisfy(one -> assertThat(one.mustNot()).isNotEmpty());
        assertThat(cases.stream().mapToInt(one -> one.must().size()).sum()).isGreaterThan(35);
    }

    @Test
    void everyPlainSentenceOfEveryDocumentPassesTheGateThatModelsPass(@TempDir Path out) {
        assertThat(NarrativeCases.all(out)).allSatisfy(one -> assertThat(
                        Gate.of(one.findings()).sift(plain(one)).removed())
                .as(one.name())
                .isEmpty());
    }

    private static String plain(NarrativeCase one) {
        return new OfflineNarrator()
                .narrate(one.findings(), Duration.ofSeconds(1))
                .text();
    }

    @Test
    void aModelThatTellsItsPromptCoversWhatMustBeSaidAndSaysNothingThatMustNot() throws Exception {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.thinks(ScriptedModel.good()))) {
            List<Table> tables = evaluated(server);
            assertThat(tables).hasSize(2).allSatisfy(table -> assertThat(table.holds())
                    .as(Printed.markdown(table))
                    .isTrue());
            assertThat(figure(tables.get(1), "its own words")).isGreaterThan(.8);
            assertThat(figure(tables.get(1), "tokens")).isGreaterThan(0);
        }
    }

    @Test
    void aModelThatSaysNothingOfTheRunIsNotCountedForTheSentencesInItsPlace() throws Exception {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.saysToAnyone("Hello! How can I assist you today"))) {
            assertThat(figure(evaluated(server).get(1), "its own words")).isZero();
        }
    }

    private static List<Table> evaluated(OpenAiServer server) throws Exception {
        List<Table> tables = new ArrayList<>();
        new NarrativeEvaluation()
                .run(
                        new Arguments(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                1,
                                server.baseUrl(),
                                List.of("gpt-4o-mini")),
                        tables::add);
        return tables;
    }

    private static double figure(Table table, String what) {
        return table.figures().stream()
                .filter(figure -> figure.what().startsWith(what))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
