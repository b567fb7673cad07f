package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Agent;
import io.benchmarkagent.ask.agent.Bounds;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.tool.Tools;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.ChatAsked;
import io.benchmarkagent.cli.FromArchive;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.LanguageModels;
import io.benchmarkagent.llm.LlmMode;
import io.benchmarkagent.llm.LlmSettings;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.source.RunArchive;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The commands that answer questions. */
record AskCommands(ArchiveCommands archives, Terminal terminal, Clock clock) {

    int query(QueryAsked asked) {
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
                    Desk desk = desk(archives, settings, metrics, archive, asked.from(), asked.out());
                    Context context = new Context(
                            asked.run(), Optional.empty(), asked.from().zone(), clock.instant());
                    Router router = Router.standard(new Embedded());
                    Ask.Reply reply =
                            new Ask(desk, router, agent(settings.llm(), router, asked)).ask(asked.question(), context);
                    return printed(reply, asked, settings.llm().mode() == LlmMode.REQUIRED);
                });
    }

    int chat(ChatAsked asked) {
        return new ChatSession(archives, terminal, clock).of(asked, System.in);
    }

    static Desk desk(
            ArchiveCommands archives,
            Settings settings,
            MetricCatalogue metrics,
            RunArchive archive,
            FromArchive from,
            Path out) {
        return new Desk(
                archive, archives.recorded(settings, metrics, Progress.SILENT), ArchiveCommands.request(from, out));
    }

    private Optional<Agent> agent(LlmSettings settings, Router router, QueryAsked asked)
            throws SettingsReader.WrongSettings {
        Variables variables = archives.variables();
        try {
            return LanguageModels.chosen(settings, variables.all(), variables.caller("query"))
                    .map(model -> new Agent(
                            model,
                            Tools.all(),
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
        new AnswerPrinter(terminal, asked.format()).print(told.answer());
        return Exit.DONE;
    }
}
