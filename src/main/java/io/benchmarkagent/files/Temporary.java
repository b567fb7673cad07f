package io.benchmarkagent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of files that are not whole yet, {@code .report.md.4711.tmp}: hidden, and with the process that writes them. */
final class Temporary {
    private static final Pattern NAME = Pattern.compile("\\..+\\.(json|gz|md|html)\\.(\\d{1,18})\\.tmp");

    private Temporary() {}

    static Path beside(Path folder, String name) {
        return folder.resolve("." + name + "." + own() + ".tmp");
    }

    /**
     * Takes away what dead processes left; for whoever has the turn and has begun nothing. The own number is a dead one's then: in
     * a container every process is number 1.
     */
    static void sweep(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> stale = files.filter(Temporary::isStale).toList();
            stale.forEach(LooseEnds::delete);
        } catch (IOException unreadable) {
            // nothing is lost but some room on the disk
        }
    }

    private static boolean isStale(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && isDead(Long.parseLong(name.group(2)));
    }

    private static boolean isDead(long process) {
        return process == own()
                || !ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long own() {
        return ProcessHandle.current().pid();
    }
}
