package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.talk.Private;
import io.benchmarkagent.llm.Redacted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** What was typed in earlier sessions too, without secrets; the last thousand lines. */
final class History {
    private static final int MOST = 1000;

    private final Path file;
    private final Consumer<String> trouble;
    private boolean lost;

    /** @param trouble told once, if nothing can be kept */
    History(Path state, Consumer<String> trouble) {
        this.file = state.resolve("chat-history");
        this.trouble = trouble;
    }

    /** Oldest first; a file that grew over twice what is kept is cut. */
    List<String> lines() {
        try {
            List<String> all = Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
            List<String> last = all.subList(Math.max(0, all.size() - MOST), all.size());
            if (all.size() > 2 * MOST) {
                cut(last);
            }
            return last;
        } catch (IOException unreadable) {
            lose(unreadable);
            return List.of();
        }
    }

    void add(String line) {
        String kept = Redacted.text(line).replaceAll("\\s+", " ").strip();
        if (lost || kept.isEmpty()) {
            return;
        }
        try {
            Private.append(file, kept);
        } catch (IOException full) {
            lose(full);
        }
    }

    private void cut(List<String> last) throws IOException {
        Path beside =
                file.resolveSibling("chat-history." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(beside);
        Private.append(beside, String.join("\n", last));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void lose(IOException why) {
        lost = true;
        trouble.accept("what is typed is not kept for the next session: " + why.getMessage());
    }
}
