package io.benchmarkagent.files;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which file could not be written, why in a few words, and whether there is no room for it. */
public final class NotWritten extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern NO_ROOM = Pattern.compile("no space left|quota exceeded|file too large");

    private final String file;
    private final String reason;

    NotWritten(Path file, IOException cause) {
        super(file + ": " + reason(cause), cause);
        this.file = file.toString();
        this.reason = reason(cause);
    }

    public String file() {
        return file;
    }

    public String reason() {
        return reason;
    }

    public boolean isForWantOfRoom() {
        return NO_ROOM.matcher(reason.toLowerCase(Locale.ROOT)).find();
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        if (failure instanceof NoSuchFileException) {
            return "its folder is gone";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
