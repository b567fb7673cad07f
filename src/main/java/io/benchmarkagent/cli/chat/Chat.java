package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.talk.Listener;
import io.benchmarkagent.cli.AnswerPrinter;
import io.benchmarkagent.cli.QueryCommand;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.Inert;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One session: reads a line, answers it, and goes on. */
public final class Chat {
    private static final Pattern QUIT = Pattern.compile("(?i)/?(?:quit|exit)");

    private final Terminal terminal;
    private final Place place;
    private final Talk talk;
    private final Commands commands;
    private final Words words;
    private final Stoppable answers = new Stoppable();
    private Counter counter;
    private boolean missed;

    public Chat(Terminal terminal, Place place, Talk talk) {
        this.terminal = terminal;
        this.place = place;
        this.talk = talk;
        this.commands = new Commands(terminal, place, talk);
        this.words = new Words(commands.names(), runs(place));
        this.counter = place.counters().get();
    }

    private static List<String> runs(Place place) {
        return place.archive().runs().stream()
                .map(run -> run.facts().key())
                .map(key -> ListedRun.name(key, place.archive().isLatest(key), place.zone()))
                .toList();
    }

    /** At a prompt. Empty where nobody types. */
    public Optional<Integer> typed(Keyboard keyboard, Optional<Path> state) {
        Optional<History> history = state.map(folder -> new History(folder, terminal::tell));
        return keyboard.keys().map(keys -> typed(KeyedLines.of(keys, words, history, answers::stop)));
    }

    private int typed(Lines lines) {
        Counter first = counter;
        answers.ahead(() -> known(first.desk().look(talk.conversation().run())));
        talk.conversation()
                .last()
                .ifPresent(last -> terminal.show("Resumed; asked last: " + Inert.line(last.meant()) + "\n"));
        terminal.show("Ask, or type /help; Ctrl-D ends.\n");
        return read(lines);
    }

    public int piped(InputStream in) {
        return read(new PipedLines(in));
    }

    private int read(Lines from) {
        try (Lines lines = from) {
            Lines.Next next = lines.next(prompt());
            while (goesOn(next, lines)) {
                next = lines.next(prompt());
            }
        } finally {
            counter.close();
        }
        return missed ? Exit.FAILED : Exit.DONE;
    }

    private String prompt() {
        return talk.conversation().run().map(Inert::name).orElse("newest run") + "> ";
    }

    private boolean goesOn(Lines.Next next, Lines lines) {
        if (next instanceof Lines.Next.End) {
            return false;
        }
        return !(next instanceof Lines.Next.Line line) || isTaken(line.text().strip(), lines);
    }

    /** Whether the session goes on. */
    private boolean isTaken(String line, Lines lines) {
        if (!line.isEmpty() && !lines.areTyped()) {
            terminal.show("> " + Inert.line(Redacted.text(line)) + "\n");
        }
        if (QUIT.matcher(line).matches()) {
            return false;
        }
        if (line.startsWith("/")) {
            String[] parts = line.split("\\s+", 2);
            commands.run(parts[0], parts.length > 1 ? parts[1] : "");
        } else if (!line.isEmpty()) {
            Question.mistake(line).ifPresentOrElse(terminal::tell, () -> ask(line));
        }
        if (!line.isEmpty() && !lines.areTyped()) {
            terminal.out().println();
        }
        return true;
    }

    /** Nobody is asked what looks like a secret: no answer can repeat it. */
    private void ask(String line) {
        Question typed = new Question(Redacted.text(line));
        if (!typed.equals(new Question(line))) {
            terminal.tell("what looks like a secret or an address was left out of the question");
        }
        Counter here = counter;
        Optional<Listener.Replied> replied = waited(typed.text(), here);
        if (replied.isPresent()) {
            tell(typed.text(), replied.get());
        } else {
            here.close();
            counter = place.counters().get();
            terminal.tell("stopped; ask something else");
        }
    }

    /** Empty if it was stopped. What is looked at is told at once: it may take its time. */
    private Optional<Listener.Replied> waited(String typed, Counter here) {
        Optional<String> run = talk.conversation().run();
        here.steps().stage("looking at " + run.map(id -> "run " + id).orElse("the newest run"));
        try {
            return answers.run(() -> replied(typed, here));
        } finally {
            here.steps().finish();
        }
    }

    private void tell(String typed, Listener.Replied replied) {
        if (replied.reply() instanceof Ask.Reply.Refused refused) {
            terminal.tell(refused.line());
            return;
        }
        Ask.Reply.Told told = (Ask.Reply.Told) replied.reply();
        if (counter.required() && !told.trouble().isEmpty()) {
            missed = true;
            terminal.tell("--llm required, and no model answered: " + told.trouble());
            return;
        }
        Answer answer = told.answer();
        new AnswerPrinter(terminal, QueryCommand.Format.text).print(answer);
        if (!replied.meant().equals(typed)) {
            terminal.show("  taken to mean: " + Inert.line(replied.meant()) + "\n");
        }
        talk.add(typed, replied.meant(), answer);
    }

    private Listener.Replied replied(String typed, Counter here) {
        Listener listener = new Listener(here.desk(), here.ask(), here.hasModel(), place.zone());
        Listener.Replied replied =
                listener.reply(typed, talk.conversation(), talk.clock().instant());
        if (replied.reply() instanceof Ask.Reply.Told told) {
            known(here.desk().look(told.answer().resolved().run()));
        }
        return replied;
    }

    private void known(Desk.Looking looking) {
        if (looking instanceof Desk.Looking.At at) {
            words.know(at.look());
        }
    }
}
