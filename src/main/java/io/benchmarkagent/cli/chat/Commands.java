package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.NearestNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What begins with a slash, in the order in which the help names it. */
final class Commands {
    static final String QUIT = "/quit";
    private static final int RUNS_SHOWN = 20;

    private final Terminal terminal;
    private final Place place;
    private final Talk talk;
    private final List<Command> all = List.of(
            new Command(
                    "/run",
                    "ID",
                    "asks about that run from now on, of whose id the beginning will do;"
                            + " '/run newest' about the newest, '/run' says which",
                    this::run),
            new Command("/runs", "", "lists the newest runs", any -> runs()),
            new Command("/sources", "", "says where the last answer was read", any -> sources()),
            new Command("/cost", "", "says what this session's models took", any -> cost()),
            new Command("/export", "FILE", "writes this session to a new Markdown file", this::export),
            new Command("/help", "", "shows this", any -> help()),
            new Command(QUIT, "", "ends; so does Ctrl-D", any -> {}));

    Commands(Terminal terminal, Place place, Talk talk) {
        this.terminal = terminal;
        this.place = place;
        this.talk = talk;
    }

    List<String> names() {
        return all.stream().map(Command::name).toList();
    }

    /** @param typed with the slash */
    void run(String typed, String rest) {
        String name = typed.toLowerCase(Locale.ROOT);
        all.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .ifPresentOrElse(command -> command.run().accept(rest), () -> terminal.tell(unknown(name)));
    }

    private String unknown(String name) {
        List<String> near = NearestNames.of(name, names());
        return "there is no " + name + "; "
                + (near.isEmpty() ? "there are " + String.join(", ", names()) : "nearest: " + String.join(", ", near));
    }

    private void run(String id) {
        if (id.isEmpty()) {
            say("Questions are about " + talk.conversation().run().orElse("the newest run")
                    + ", unless they name another.");
        } else if (id.equals("newest")) {
            talk.about(Optional.empty());
            say("Questions are about the newest run from now on.");
        } else {
            about(new RunChoice(place.archive(), place.zone()).typed(Optional.of(id)));
        }
    }

    private void about(RunChoice.Choice choice) {
        if (choice instanceof RunChoice.Choice.Found found) {
            talk.about(Optional.of(found.name()));
            say("Questions are about " + found.name() + " from now on.");
        } else {
            terminal.tell(((RunChoice.Choice.None) choice).line());
        }
    }

    private void runs() {
        place.list().accept(RUNS_SHOWN);
        int more = place.archive().runs().size() - RUNS_SHOWN;
        if (more > 0) {
            say("… and " + more + " more; 'benchmark-agent runs' lists them all");
        }
    }

    private void sources() {
        talk.last()
                .ifPresentOrElse(
                        answer -> say(
                                answer.sources().isEmpty()
                                        ? "The last answer was read nowhere."
                                        : answer.sources().stream()
                                                .map(Commands::words)
                                                .collect(Collectors.joining("\n"))),
                        () -> terminal.tell("nothing was answered yet"));
    }

    private static String words(Source source) {
        return source.type().name().toLowerCase(Locale.ROOT) + ": " + source.query();
    }

    private void cost() {
        Answer.Cost cost = talk.cost();
        say(
                cost.calls() == 0
                        ? "No model was asked: 0 calls, 0 tokens, 0 USD."
                        : String.format(
                                Locale.ROOT,
                                "%d calls, %,d tokens, %s.",
                                cost.calls(),
                                cost.tokens(),
                                cost.usd() < 0
                                        ? "at no known price"
                                        : String.format(Locale.ROOT, "%.4f USD", cost.usd())));
    }

    private void export(String file) {
        Export.Result result = new Export(place.folder()).write(file, talk.conversation());
        if (result instanceof Export.Result.Written written) {
            say("Written: " + written.file());
        } else {
            terminal.tell(((Export.Result.Refused) result).line());
        }
    }

    private void help() {
        say("Ask, for example:");
        say("  What was the CPU usage in the last benchmark?");
        say("  and checkoutservice?         the same of another service");
        say("  what about p95 latency?      another metric of the same");
        say("  /run " + newest() + "    and from now on about that run");
        say("Or type:");
        int width =
                all.stream().mapToInt(command -> command.usage().length()).max().orElse(0);
        all.forEach(command ->
                say("  " + command.usage() + " ".repeat(width - command.usage().length() + 2) + command.does()));
    }

    private String newest() {
        return place.archive()
                .latest()
                .map(run -> ListedRun.name(run.facts().key(), true, place.zone()))
                .orElse("ID");
    }

    /** Nothing in it moves the cursor. */
    private void say(String lines) {
        lines.lines().forEach(line -> terminal.show(indented(line) + "\n"));
    }

    private static String indented(String line) {
        return " ".repeat(line.length() - line.stripLeading().length()) + Inert.line(line);
    }
}
