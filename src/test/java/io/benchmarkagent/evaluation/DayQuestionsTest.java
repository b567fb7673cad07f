package io.benchmarkagent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.DataDir;
import io.benchmarkagent.fixtures.OpenAiServer;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.LanguageModels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Some of the questions that {@code ci/evaluate questions --data} asks of a real day, each kind of them. */
@SuppressWarnings("NullAway.Init")
class DayQuestionsTest {
    private static final Set<String> SOME = Set.of(
            "live-word-01",
            "live-word-06",
            "live-word-13",
            "live-word-16",
            "live-word-19",
            "live-word-22",
            "live-typed-01",
            "live-typed-04",
            "live-typed-08",
            "live-typed-13",
            "live-unknown-01",
            "live-unknown-05",
            "live-unknown-07",
            "live-refused-01",
            "live-refused-02",
            "live-refused-04",
            "live-anomaly-01",
            "live-anomaly-02",
            "live-anomaly-03",
            "live-anomaly-04",
            "live-anomaly-05",
            "live-anomaly-06",
            "live-anomaly-07",
            "live-anomaly-08",
            "live-anomaly-09",
            "live-anomaly-10",
            "live-anomaly-11",
            "live-anomaly-12",
            "objects-01",
            "objects-07",
            "objects-24");
    private static final Set<String> PLANNED = Set.of("live-word-01", "live-word-06", "live-word-10");

    private static DayQuestions day;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        day = DayQuestions.in(DataDir.of(""), PrometheusServer.nezha());
    }

    @AfterAll
    static void close() {
        if (day != null) { // not opened where its data is absent: the tests are then reported as not run
            day.close();
        }
    }

    @Test
    void eachIsAnsweredAsTheRawSamplesTell() {
        List<DayAnswer> answers = day.asked(one -> SOME.contains(one.asking().id()), Optional.empty());

        assertThat(answers)
                .hasSize(SOME.size())
                .allSatisfy(one -> assertThat(one.isRight()).as(one.line()).isTrue());
    }

    /** Else every answer would be right. */
    @Test
    void anAnswerToAnotherQuestionIsWrong() {
        List<DayAnswer> answers = day.asked(one -> PLANNED.contains(one.asking().id()), Optional.empty());

        DayAnswer swapped = new DayAnswer(answers.get(1).of(), answers.get(0).reply(), Optional.empty(), List.of(), 0);
        assertThat(swapped.isWrong()).isTrue();
        assertThat(swapped.wrong()).isNotEmpty();
    }

    @Test
    void aModelsWordsStandAsFarAsPrometheusBearsThemOut() {
        for (boolean lies : List.of(false, true)) {
            List<DayAnswer> answers = worded(lies);
            assertThat(answers).hasSize(PLANNED.size()).allSatisfy(one -> {
                assertThat(one.isWorded()).as(one.line()).isTrue();
                assertThat(one.isRight()).as(one.line()).isTrue();
                assertThat(one.removed()).as(one.line()).isEqualTo(lies ? 1 : 0);
                assertThat(one.toolCalls()).isEqualTo(1);
                assertThat(one.tokens()).isPositive();
            });
        }
    }

    private static List<DayAnswer> worded(boolean lies) {
        try (OpenAiServer server = OpenAiServer.that(OpenAiServer.thinks(new PlannedModel(day.questions(), lies)))) {
            Optional<LanguageModel> model =
                    LanguageModels.chosen(NarrativeEvaluation.settings(server.baseUrl(), "gpt-4o-mini"), Map.of());
            return day.asked(one -> PLANNED.contains(one.asking().id()), model);
        }
    }
}
