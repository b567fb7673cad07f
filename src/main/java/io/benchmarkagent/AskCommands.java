package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.agent.Bounds;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.tool.Tools;
import io.benchmarkagent.ask.tool.prometheus.PrometheusTools;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.ask.when.TypedSpan;
import io.benchmarkagent.ask.when.When;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.ChartFile;
import io.benchmarkagent.cli.ChatAsked;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.LlmSettings;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Exit;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that answer questions. */
record AskCommands(ArchiveCommands archives, Terminal terminal, Clock clock) {

    int query(QueryAsked asked) {
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
                    Asker asker = new Asker(clock.instant(), asked.from().zone());
                    When given = TypedSpan.of(asked.starting(), asked.ending(), asker);
                    boolean required = settings.llm().mode() == LlmMode.REQUIRED;
                    if (given instanceof When.Unclear unclear) {
                        return printed(new Ask.Reply.Refused(unclear.line()), asked, required);
                    }
                    Router router = Router.standard(new Embedded());
                    Optional<Agent> agent = agent(settings.llm(), router, asked);
                    try (Desk desk =
                            Desks.of(archives, settings, metrics, archive).at(asked.from(), asked.out())) {
                        Context context = new Context(asked.run(), span(given), asker.zone(), asker.now());
                        return printed(new Ask(desk, router, agent).ask(asked.question(), context), asked, required);
                    }
                });
    }

    int chat(ChatAsked asked) {
        return new ChatSession(archives, terminal, clock).of(asked, System.in);
    }

    private static Optional<Span> span(When given) {
        return given instanceof When.During during ? Optional.of(during.span()) : Optional.empty();
    }

    private Optional<Agent> agent(LlmSettings settings, Router router, QueryAsked asked)
            throws SettingsReader.WrongSettings {
        Variables variables = archives.variables();
        try {
            return LanguageModels.chosen(settings, variables.all(), variables.caller("query"))
                    .map(model -> new Agent(
                            model,
                            Stream.concat(Tools.all().stream(), PrometheusTools.all().stream())
                                    .toList(),
                            router,
                            Bounds.standard(settings.maxTokens(), asked.deadline()),
                            System::nanoTime));
        } catch (IllegalArgumentException wrong) {
            throw new SettingsReader.WrongSettings(String.valueOf(wrong.getMessage()));
        }
    }

    /** @param required whether an answer that no model worded is none */
    private int printed(Ask.Reply reply, QueryAsked asked, boolean required) {
        if (reply instanceof Ask.Reply.Refused refused) {
            terminal.tell(refused.line());
            return Exit.BAD_INPUT;
        }
        Ask.Reply.Told told = (Ask.Reply.Told) reply;
        if (required && !told.trouble().isEmpty()) {
            terminal.tell("--llm required, and no model answered: " + told.trouble());
            return Exit.FAILED;
        }
        return printed(told.answer(), asked);
    }

    /** A picture that cannot be written costs the exit code, and not the answer. */
    private int printed(Answer answer, QueryAsked asked) {
        Optional<ChartFile.Result> chart = asked.chart().map(file -> ChartFile.write(file, answer));
        new AnswerPrinter(terminal, asked.format()).print(answer, chart.flatMap(ChartFile.Result::file));
        chart.map(ChartFile.Result::line).filter(line -> !line.isEmpty()).ifPresent(terminal::tell);
        return chart.filter(ChartFile.Result.Failed.class::isInstance).isPresent() ? Exit.FAILED : Exit.DONE;
    }
}
