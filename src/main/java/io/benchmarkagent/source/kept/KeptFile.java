package io.benchmarkagent.source.kept;

import io.benchmarkagent.run.SeriesFigures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** {@code observations.json} in the folder of a run's report. */
public record KeptFile(Path path) {
    public static final String NAME = "observations.json";

    /** A file of 10,000 series is smaller. */
    private static final int LARGEST = 16 << 20;

    /** Beside the findings in this folder. */
    public static KeptFile in(Path folder) {
        return new KeptFile(folder.resolve(NAME));
    }

    /** What was read. */
    public sealed interface Content {
        record Figures(SeriesFigures figures) implements Content {}

        record None() implements Content {}

        /** @param problem "is no JSON" */
        record Broken(String problem) implements Content {}
    }

    public Content read() {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Content.None();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST
                    ? new Content.Broken("is over 16 MB")
                    : new Content.Figures(KeptJson.figures(bytes));
        } catch (NotKept notOurs) {
            return new Content.Broken(String.valueOf(notOurs.getMessage()));
        } catch (IOException unreadable) {
            return new Content.Broken("cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** The same figures give the same text. */
    public static String text(SeriesFigures figures) {
        return KeptJson.text(figures);
    }
}
