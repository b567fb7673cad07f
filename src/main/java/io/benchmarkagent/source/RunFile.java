package io.benchmarkagent.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** A file of the archive before it is parsed, and the words for what is wrong with any file. */
public final class RunFile {
    private static final long LARGEST = 64L << 20;
    private static final String OUT_OF_THE_ARCHIVE = "move it out of the archive";

    /** Jackson names its own switches and sources in brackets, which help nobody here. */
    private static final Pattern OF_JACKSON =
            Pattern.compile("\\s*\\((?:start marker|for |from )[^()]*(?:\\([^()]*\\)[^()]*)*\\)"
                    + "|, from `[^`]*`|: enable `[^`]*` to allow");

    private RunFile() {}

    /** Why a file is not even opened: a pipe would block, a link may lead nowhere, and 64 MB are no run JSON. */
    static Optional<UnreadableRun> refused(Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
                return Optional.of(noFile(file));
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                return Optional.of(new UnreadableRun(
                        file, "is over 64 MB", "a run JSON is some kilobytes; move this file out of the archive"));
            }
            return size == 0
                    ? Optional.of(
                            new UnreadableRun(file, "is empty (0 bytes)", "write it again, or " + OUT_OF_THE_ARCHIVE))
                    : Optional.empty();
        } catch (IOException unreachable) {
            return Optional.of(notReached(file, unreachable));
        }
    }

    private static UnreadableRun noFile(Path file) {
        String what = Files.isSymbolicLink(file)
                ? "is a link that leads to no file"
                : Files.isDirectory(file) ? "is a folder and no file" : "is no regular file";
        return new UnreadableRun(file, what, OUT_OF_THE_ARCHIVE);
    }

    static UnreadableRun notReached(Path file, IOException unreachable) {
        return new UnreadableRun(
                file, "cannot be read (" + reason(unreachable) + ")", "check that it is there, and its permissions");
    }

    static UnreadableRun notJson(Path file, JacksonException broken) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException unreachable) {
            return notReached(file, unreachable);
        }
        return new UnreadableRun(
                file, "is not valid JSON: " + problem(broken), "write it again, or " + OUT_OF_THE_ARCHIVE);
    }

    /** What is wrong with a text, and where. */
    public static String problem(JacksonException broken) {
        var location = broken.getLocation();
        String where = location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return words(broken) + where;
    }

    private static String words(JacksonException broken) {
        String message = broken.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        if (broken instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input")) {
            return "it breaks off";
        }
        if (broken instanceof StreamConstraintsException && message.contains("nesting depth")) {
            return "it is nested too deeply";
        }
        if (message.startsWith("Invalid UTF-8")) {
            return "it is no UTF-8 text";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are no JSON numbers; a number that is not known is null";
        }
        return OF_JACKSON.matcher(message).replaceAll("");
    }

    /** The message of a file system's exception is only the path. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it is gone";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemLoopException) {
            return "its links form a loop";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? "the disk or the network failed" : reason;
    }
}
