package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.ChartFile;
import io.benchmarkagent.cli.ChatAsked;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.RunChoice;
import java.time.Clock;
import java.util.Optional;

/** The commands that answer questions. */
record AskCommands(ArchiveCommands archives, Terminal terminal, Clock clock) {

    /** Pictures are not kept. */
    int query(QueryAsked asked) {
        KeptQuestions kept = KeptQuestions.of(archives.variables(), asked, clock);
        Optional<Answer> told = asked.fresh() || asked.chart().isPresent() ? Optional.empty() : kept.told();
        return told.map(answer -> printed(answer, asked)).orElseGet(() -> looked(asked, kept));
    }

    private int looked(QueryAsked asked, KeptQuestions kept) {
        StageLines steps = new StageLines(terminal, asked.verbose());
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, steps, (settings, metrics, archive) -> {
                    Agents agents = new Agents(archives.variables(), settings.llm(), asked.deadline());
                    try (Desk desk = Desks.of(archives, settings, metrics, archive)
                            .at(asked.from(), asked.out(), asked.deadline(), steps)) {
                        Ask.Reply reply = reply(asked, desk, agents, steps);
                        steps.finish();
                        kept.keep(reply, settings);
                        return printed(reply, asked, agents.areRequired());
                    }
                });
    }

    private Ask.Reply reply(QueryAsked asked, Desk desk, Agents agents, Progress progress)
            throws SettingsReader.WrongSettings {
        return agents.at(desk, Router.standard(new Embedded()), agents.model("query"), progress)
                .ask(
                        asked.question(),
                        asked.run(),
                        asked.starting(),
                        asked.ending(),
                        new Asker(clock.instant(), asked.from().zone()));
    }

    int chat(ChatAsked asked) {
        return new ChatSession(archives, terminal, clock).of(asked, System.in);
    }

    /** @param required whether an answer that no model worded is none */
    private int printed(Ask.Reply reply, QueryAsked asked, boolean required) {
        if (reply instanceof Ask.Reply.Refused refused) {
            return refused(refused.line(), Exit.BAD_INPUT);
        }
        Ask.Reply.Told told = (Ask.Reply.Told) reply;
        return required && !told.trouble().isEmpty()
                ? refused("--llm required, and no model answered: " + told.trouble(), Exit.FAILED)
                : printed(told.answer(), asked);
    }

    /** What could not be looked up, and a picture that cannot be written, cost the exit code, and not the answer. */
    private int printed(Answer answer, QueryAsked asked) {
        Optional<ChartFile.Result> chart = asked.chart().map(file -> ChartFile.write(file, answer));
        new AnswerPrinter(terminal, asked.format()).print(answer, chart.flatMap(ChartFile.Result::file));
        asked.run()
                .flatMap(typed -> answer.resolved().run().flatMap(run -> RunChoice.completed(typed, run)))
                .ifPresent(line -> terminal.tell("--run-id " + line));
        chart.map(ChartFile.Result::line).filter(line -> !line.isEmpty()).ifPresent(terminal::tell);
        boolean failed = answer.outcome() == Answer.Outcome.FAILED
                || chart.filter(ChartFile.Result.Failed.class::isInstance).isPresent();
        return failed ? Exit.FAILED : Exit.DONE;
    }

    private int refused(String line, int exit) {
        terminal.tell(line);
        return exit;
    }
}
