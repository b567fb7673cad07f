package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.files.Draft;
import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.report.Inert;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** A session as a Markdown file. */
final class Export {
    private final Path archive;

    /** @param archive is only read */
    Export(Path archive) {
        this.archive = archive;
    }

    /** What became of it, in a line. */
    sealed interface Result {
        record Written(Path file) implements Result {}

        record Refused(String line) implements Result {}
    }

    Result write(String name, Conversation conversation) {
        try {
            Path file = Path.of(name);
            Optional<String> problem = problem(file, conversation);
            return problem.<Result>map(Result.Refused::new).orElseGet(() -> written(file, conversation));
        } catch (InvalidPathException wrong) {
            return new Result.Refused("'" + name + "' is no name of a file");
        }
    }

    private Optional<String> problem(Path file, Conversation conversation) {
        if (file.getFileName() == null || file.getFileName().toString().isEmpty()) {
            return Optional.of("name a file, as in /export answers.md");
        }
        if (conversation.turns().isEmpty()) {
            return Optional.of("nothing was asked yet; there is nothing to export");
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(file + " is there already, and stays as it is; give another name")
                : ArchiveDoor.within(file, archive);
    }

    private static Result written(Path file, Conversation conversation) {
        byte[] bytes = markdown(conversation).getBytes(StandardCharsets.UTF_8);
        try (Draft draft = Draft.in(file.toAbsolutePath().resolveSibling(""))) {
            draft.write(file.getFileName().toString(), out -> out.write(bytes));
            draft.publish();
            return new Result.Written(file);
        } catch (NotWritten failure) {
            return new Result.Refused(failure.file() + ": " + failure.reason());
        }
    }

    static String markdown(Conversation conversation) {
        return "# Questions and answers\n"
                + conversation.turns().stream().map(Export::markdown).collect(Collectors.joining());
    }

    private static String markdown(Turn turn) {
        return "\n## " + Inert.line(turn.asked()) + "\n\n"
                + "*" + turn.at()
                + turn.run().map(run -> ", run " + Inert.name(run)).orElse("")
                + (turn.wasCompleted() ? ", taken to mean: " + Inert.line(turn.meant()) : "") + "*\n\n"
                + turn.response().strip() + "\n" + turn.details();
    }
}
