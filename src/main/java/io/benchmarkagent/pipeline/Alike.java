package io.benchmarkagent.pipeline;

import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.baseline.LikeForLike;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import java.util.Optional;

/** Which runs of an archive are like for like, found once for all reports that are made of it one after another. */
final class Alike {
    private final CohortChooser chooser;
    private Optional<Of> last = Optional.empty();

    Alike(CohortChooser chooser) {
        this.chooser = chooser;
    }

    private record Of(RunArchive archive, LikeForLike alike) {}

    /** An archive looks at its folder only when it is opened, so that it never holds other runs than before. */
    synchronized LikeForLike of(RunArchive archive) {
        Of found = last.filter(of -> of.archive() == archive)
                .orElseGet(() -> new Of(
                        archive,
                        chooser.among(
                                archive.runs().stream().map(ArchivedRun::facts).toList())));
        last = Optional.of(found);
        return found.alike();
    }
}
