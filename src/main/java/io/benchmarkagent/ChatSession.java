package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.agent.Metered;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Answer.Cost;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Session;
import io.benchmarkagent.ask.talk.Sessions;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.cli.ChatAsked;
import io.benchmarkagent.cli.RunsAsked;
import io.benchmarkagent.cli.RunsPrinter;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.cli.chat.Chat;
import io.benchmarkagent.cli.chat.Counter;
import io.benchmarkagent.cli.chat.Keyboard;
import io.benchmarkagent.cli.chat.Place;
import io.benchmarkagent.cli.chat.Talk;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code chat}, put together: the archive, who answers, and the session that is begun or gone on with. */
record ChatSession(ArchiveCommands archives, Terminal terminal, Clock clock) {

    int of(ChatAsked asked, InputStream in) {
        StageLines opening = new StageLines(terminal, asked.verbose());
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, opening, (settings, metrics, archive) -> {
                    opening.end();
                    Optional<RunChoice.Choice> choice = choice(asked, archive);
                    if (choice.isPresent() && choice.get() instanceof RunChoice.Choice.None none) {
                        return refused(none.line(), Exit.BAD_INPUT);
                    }
                    ChatAsked whole = asked.about(choice.map(found -> ((RunChoice.Choice.Found) found).name()));
                    Desks desks = Desks.of(archives, settings, metrics, archive);
                    Agents agents = new Agents(archives.variables(), settings.llm(), asked.deadline());
                    Optional<Metered> model = agents.model("chat").map(Metered::new);
                    Place place = new Place(
                            asked.from().archive(),
                            archive,
                            asked.from().zone(),
                            () -> {
                                StageLines steps = new StageLines(terminal, asked.verbose());
                                return counter(
                                        desks.at(asked.from(), asked.out(), asked.deadline(), steps),
                                        agents,
                                        model,
                                        steps);
                            },
                            most -> list(asked, settings, archive, most));
                    Supplier<Cost> spent = () -> model.map(Metered::cost).orElse(Cost.NONE);
                    try (Keyboard keyboard = Keyboard.open(terminal.isWatched())) {
                        return asked.resume()
                                ? resumed(whole, place, spent, keyboard, in)
                                : begun(whole, place, spent, keyboard, in);
                    }
                });
    }

    private static Optional<RunChoice.Choice> choice(ChatAsked asked, RunArchive archive) {
        return asked.run().map(run -> new RunChoice(archive, asked.from().zone()).typed(Optional.of(run)));
    }

    private static Counter counter(Desk desk, Agents agents, Optional<Metered> model, StageLines steps) {
        Ask ask = agents.at(desk, Router.standard(new Embedded()), model.map(LanguageModel.class::cast), steps);
        return new Counter(desk, ask, steps, model.isPresent(), agents.areRequired());
    }

    private void list(ChatAsked asked, Settings settings, RunArchive archive, int most) {
        var alike = new CohortChooser(settings.baseline())
                .among(archive.runs().stream().map(ArchivedRun::facts).toList());
        List<ListedRun> runs = ListedRun.of(archive, alike, asked.from().zone());
        new RunsPrinter(terminal, new RunsAsked(asked.from(), Optional.empty(), false), clock.instant())
                .print(runs.subList(0, Math.min(most, runs.size())), archive);
    }

    private int begun(ChatAsked asked, Place place, Supplier<Cost> spent, Keyboard keyboard, InputStream in) {
        Optional<Session> session = state().map(folder -> new Sessions(folder, kind(keyboard)).begin(clock.instant()));
        Talk talk = new Talk(terminal, clock, session, Conversation.NEW.about(asked.run()), spent);
        return held(new Chat(terminal, place, talk), keyboard, in);
    }

    private int resumed(ChatAsked asked, Place place, Supplier<Cost> spent, Keyboard keyboard, InputStream in) {
        if (state().isEmpty()) {
            return refused("no session is kept without a folder for it; set XDG_STATE_HOME or HOME", Exit.BAD_INPUT);
        }
        try {
            Optional<Session> last = new Sessions(state().get(), kind(keyboard)).last();
            return last.isPresent()
                    ? resumed(last.get(), asked, place, spent, keyboard, in)
                    : refused(nothingToResume(keyboard), Exit.BAD_INPUT);
        } catch (IOException unreadable) {
            return refused("the last session cannot be read: " + unreadable.getMessage(), Exit.BAD_INPUT);
        }
    }

    private static String nothingToResume(Keyboard keyboard) {
        return "there is no session to resume yet that was "
                + (keyboard.isThere() ? "typed at a terminal" : "piped, as this one is")
                + "; start one without --resume";
    }

    private static Sessions.Kind kind(Keyboard keyboard) {
        return keyboard.isThere() ? Sessions.Kind.TYPED : Sessions.Kind.PIPED;
    }

    private int resumed(
            Session session, ChatAsked asked, Place place, Supplier<Cost> spent, Keyboard keyboard, InputStream in)
            throws IOException {
        Session.Kept kept = session.read();
        if (kept.leftOut() > 0) {
            terminal.tell(session.file() + ": " + kept.leftOut() + " damaged lines are left out");
        }
        Conversation before = kept.conversation();
        Talk talk = new Talk(
                terminal, clock, Optional.of(session), before.about(asked.run().or(before::run)), spent);
        return held(new Chat(terminal, place, talk), keyboard, in);
    }

    private int held(Chat chat, Keyboard keyboard, InputStream in) {
        return chat.typed(keyboard, state()).orElseGet(() -> chat.piped(in));
    }

    private Optional<Path> state() {
        return archives.variables().stateFolder();
    }

    private int refused(String line, int exit) {
        terminal.tell(line);
        return exit;
    }
}
