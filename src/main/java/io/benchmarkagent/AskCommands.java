package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.live.Live;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.ChatAsked;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.source.CallGraphFile;
import io.benchmarkagent.source.prometheus.LivePrometheus;
import java.time.Clock;
import java.util.Optional;

/** The commands that answer questions. */
record AskCommands(ArchiveCommands archives, Terminal terminal, Clock clock) {

    int query(QueryAsked asked) {
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
                    Optional<Live> live = live(settings);
                    Desk desk = new Desk(
                            archive,
                            archives.recorded(settings, metrics, Progress.SILENT),
                            ArchiveCommands.request(asked.from(), asked.out()),
                            new Desk.Aids(CallGraphFile.of(settings.cause().callGraph()), live));
                    Context context = new Context(
                            asked.run(), Optional.empty(), asked.from().zone(), clock.instant());
                    Ask.Reply reply = new Ask(desk, Router.standard(new Embedded())).ask(asked.question(), context);
                    live.ifPresent(Live::close);
                    return printed(reply, asked);
                });
    }

    /** None where no address is configured; nothing is asked before a question needs it. */
    private Optional<Live> live(Settings settings) {
        return Optional.of(settings.prometheus())
                .filter(prometheus -> !prometheus.url().isEmpty())
                .map(prometheus -> new Live(
                        LivePrometheus.of(
                                prometheus,
                                archives.variables().all(),
                                archives.variables().cacheFolder(),
                                clock),
                        settings.live()));
    }

    int chat(ChatAsked asked) {
        return new ChatSession(archives, terminal, clock).of(asked, System.in);
    }

    private int printed(Ask.Reply reply, QueryAsked asked) {
        if (reply instanceof Ask.Reply.Refused refused) {
            terminal.tell(refused.line());
            return Exit.BAD_INPUT;
        }
        new AnswerPrinter(terminal, asked.format()).print(((Ask.Reply.Told) reply).answer());
        return Exit.DONE;
    }
}
