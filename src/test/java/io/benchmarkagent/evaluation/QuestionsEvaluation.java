package io.benchmarkagent.evaluation;

import io.benchmarkagent.Agent;
import io.benchmarkagent.Ran;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.LanguageModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions over the sample archive, asked as a user asks them: what is answered right, what is declined, what is answered wrong. */
final class QuestionsEvaluation implements Evaluation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double DECLINED = .95;

    @Override
    public String name() {
        return "questions";
    }

    @Override
    public void run(Arguments arguments, Consumer<Table> tables) throws Exception {
        Path archive = Path.of("sample-benchmarks");
        String lines = arguments.cases().isPresent()
                ? Files.readString(arguments.cases().get())
                : own();
        List<Asked> all = lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> asked(Asking.of(JSON.readTree(line)), archive))
                .toList();
        all.stream().filter(one -> !one.isRight()).map(Asked::line).forEach(System.err::println);
        for (String split : List.of("dev", "test")) {
            List<Asked> some =
                    all.stream().filter(one -> one.of().split().equals(split)).toList();
            if (!some.isEmpty()) {
                tables.accept(table(split, some));
            }
        }
        if (arguments.data().isPresent()) {
            ofTheDay(arguments.data().get(), arguments, tables);
        }
    }

    /** @param data the folder of real data */
    private static void ofTheDay(Path data, Arguments arguments, Consumer<Table> tables) throws Exception {
        try (DayQuestions day = DayQuestions.in(data)) {
            List<DayAnswer> live = day.asked(DayQuestion::isLive, Optional.empty());
            List<DayAnswer> objects = day.asked(one -> !one.isLive(), Optional.empty());
            complain(live);
            complain(objects);
            tables.accept(DayQuestions.table("Live questions without a model", live));
            tables.accept(DayQuestions.table("Questions of recorded objects without a model", objects));
            tables.accept(overhead("What a live question takes", day, live, one -> !one.isOfAnyWindow(), .05));
            tables.accept(overhead("What a question of any window takes", day, live, DayQuestion::isOfAnyWindow, 1));
            tables.accept(overhead("What a question of objects takes", day, objects, one -> true, .05));
            for (String name : arguments.models()) {
                Optional<LanguageModel> model = LanguageModels.chosen(
                        NarrativeEvaluation.settings(arguments.endpoint(), name), System.getenv());
                List<DayAnswer> worded = day.asked(DayQuestion::isInWords, model);
                complain(worded);
                tables.accept(
                        DayQuestions.modelled("Live questions and those of objects, in words, with " + name, worded));
            }
        }
    }

    /** @param slow how many may take longer than Prometheus lets them */
    private static Table overhead(
            String title, DayQuestions day, List<DayAnswer> all, Predicate<DayQuestion> which, double slow)
            throws IOException, InterruptedException {
        List<DayAnswer> some = all.stream().filter(one -> which.test(one.of())).toList();
        return DayQuestions.overhead(title, day.timed(some), Target.atMost(slow));
    }

    private static void complain(List<DayAnswer> answers) {
        answers.stream().filter(one -> !one.isRight()).map(DayAnswer::line).forEach(System.err::println);
    }

    /**
     * A question and what became of it.
     *
     * @param outcome as the answer says; "refused" where it exits with a line
     */
    private record Asked(Asking of, String outcome, String text, List<String> wrong, double seconds) {
        boolean isAnswered() {
            return outcome.equals("answered");
        }

        boolean isRight() {
            return of.kind() == Asking.Kind.IN
                    ? isAnswered() && wrong.isEmpty()
                    : !isAnswered() || (of.mayBeAnswered() && wrong.isEmpty());
        }

        /** It says something that is not so; within reach, to decline is to say nothing wrong. */
        boolean isWrong() {
            return isAnswered() && !isRight();
        }

        String line() {
            return (isWrong() ? "WRONG " : "declined ") + of.id() + ": " + of.question() + ": " + outcome + " " + wrong
                    + ": " + text.lines().findFirst().orElse("");
        }
    }

    private static Asked asked(Asking asking, Path archive) {
        List<String> arguments = new ArrayList<>(
                List.of("query", "--archive", archive.toString(), "--format", "json", "--", asking.question()));
        long begun = System.nanoTime();
        Ran ran = Agent.bare().run(arguments.toArray(String[]::new));
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (ran.exit() != 0) {
            return new Asked(asking, "refused", ran.err(), List.of(), seconds);
        }
        JsonNode answer = JSON.readTree(ran.out());
        String text = answer.path("response").asString() + "\n" + answer.path("tables") + "\n"
                + answer.path("recommendations");
        return new Asked(asking, answer.path("outcome").asString(), text, asking.wrongIn(text), seconds);
    }

    private static Table table(String split, List<Asked> all) {
        List<Figure> figures = new ArrayList<>();
        for (Asking.Kind kind : Asking.Kind.values()) {
            List<Asked> own =
                    all.stream().filter(one -> one.of().kind() == kind).toList();
            if (own.isEmpty()) {
                continue;
            }
            String name = kind.name().toLowerCase(java.util.Locale.ROOT) + " (" + own.size() + ")";
            switch (kind) {
                case IN -> {
                    figures.add(share(name + ": answered right", own, Asked::isRight, Target.NONE));
                    figures.add(share(name + ": answered wrong", own, Asked::isWrong, Target.atMost(0)));
                }
                case OUT -> figures.add(share(name + ": declined", own, Asked::isRight, Target.atLeast(DECLINED)));
                default -> figures.add(share(name + ": declined", own, Asked::isRight, Target.atLeast(1)));
            }
        }
        double[] seconds = all.stream().mapToDouble(Asked::seconds).sorted().toArray();
        figures.add(
                new Figure("seconds, median (in one process)", seconds[seconds.length / 2], Double.NaN, Target.NONE));
        figures.add(
                new Figure("seconds, most", Arrays.stream(seconds).max().orElse(Double.NaN), Double.NaN, Target.NONE));
        return new Table("Questions without a model, " + split, figures);
    }

    private static Figure share(String what, List<Asked> all, Predicate<Asked> hit, Target target) {
        return Figure.share(what, all.stream().filter(hit).count(), all.size(), target);
    }

    private static String own() throws IOException {
        try (InputStream lines = QuestionsEvaluation.class.getResourceAsStream("/questions/questions.jsonl")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
