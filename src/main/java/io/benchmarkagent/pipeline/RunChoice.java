package io.benchmarkagent.pipeline;

import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.source.UnreadableRun;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which execution {@code ID}, {@code ID@TIME} or "the newest" means, or one line that says why none. Of an id that somebody types, as
 * much is enough as no other begins with.
 */
public final class RunChoice {
    private static final String JSON = ".json";
    private static final Pattern AT_TIME = Pattern.compile("(.+)@(\\d{8}T\\d{6})");
    private static final Pattern TIME_IN_NAME = Pattern.compile("(\\d{8})-?T?(\\d{6})");

    private static final int LONGEST_SHOWN = 100;
    private static final int MOST_MEANT = 8;

    private final RunArchive archive;
    private final ZoneId zone;

    public RunChoice(RunArchive archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
    }

    /** An execution, or a refusal. */
    public sealed interface Choice {
        /** @param name as it was asked for, the id in full */
        record Found(ArchivedRun run, String name) implements Choice {}

        record None(String line) implements Choice {}
    }

    public Choice of(Optional<String> wanted) {
        return wanted.map(this::byId).orElseGet(this::newest);
    }

    /** The same of what somebody types. */
    public Choice typed(Optional<String> wanted) {
        return wanted.map(this::byBeginning).orElseGet(this::newest);
    }

    /** One line that says what was taken for what was typed; empty where they are the same. */
    public static Optional<String> completed(String typed, String name) {
        boolean begun = !id(typed).isEmpty() && !id(typed).equals(id(name)) && id(name).startsWith(id(typed));
        return begun ? Optional.of(shown(typed) + " is taken for " + name) : Optional.empty();
    }

    private Choice byBeginning(String wanted) {
        String begun = id(wanted);
        List<String> ids = idsNewestFirst();
        List<String> meant = ids.stream().filter(id -> id.startsWith(begun)).toList();
        if (begun.isEmpty() || ids.contains(begun) || meant.isEmpty()) {
            return byId(wanted);
        }
        return meant.size() == 1
                ? byId(meant.get(0) + wanted.substring(begun.length()))
                : new Choice.None(ambiguous(wanted, meant));
    }

    /** A file that cannot be read may be the one that is meant. */
    private List<String> idsNewestFirst() {
        Stream<String> read = archive.runs().stream()
                .map(run -> run.facts().key())
                .sorted(Comparator.reverseOrder())
                .map(RunKey::runId);
        Stream<String> broken = archive.unreadable().stream()
                .map(file -> file.file().getFileName().toString())
                .filter(name -> name.endsWith(JSON))
                .map(name -> name.substring(0, name.length() - JSON.length()));
        return Stream.concat(read, broken).distinct().toList();
    }

    private static String ambiguous(String wanted, List<String> meant) {
        return "run id '" + shown(wanted) + "' is the beginning of " + meant.size() + ": "
                + meant.stream().limit(MOST_MEANT).collect(Collectors.joining(", "))
                + (meant.size() > MOST_MEANT ? " and " + (meant.size() - MOST_MEANT) + " older" : "")
                + "; give more of it";
    }

    private Choice byId(String wanted) {
        Optional<ArchivedRun> found = find(wanted);
        Optional<UnreadableRun> broken = found.map(this::brokenFileOf).orElseGet(() -> brokenFileOf(id(wanted)));
        if (broken.isPresent()) {
            return new Choice.None(broken.get().line());
        }
        return found.<Choice>map(run -> new Choice.Found(run, wanted))
                .orElseGet(() -> new Choice.None(unknown(wanted)));
    }

    /** A broken run JSON still has its row in the cluster summary; that row is not the run that was asked for. */
    private Optional<UnreadableRun> brokenFileOf(ArchivedRun run) {
        boolean hasItsOwnFile = run.file().toString().endsWith(JSON);
        boolean wasOverwritten = !archive.isLatest(run.facts().key());
        return hasItsOwnFile || wasOverwritten
                ? Optional.empty()
                : brokenFileOf(run.facts().key().runId());
    }

    private Optional<UnreadableRun> brokenFileOf(String runId) {
        return archive.unreadable().stream()
                .filter(file -> file.file().getFileName().toString().equals(runId + JSON))
                .findFirst();
    }

    private static String id(String wanted) {
        Matcher at = AT_TIME.matcher(wanted);
        return at.matches() ? at.group(1) : wanted;
    }

    private Optional<ArchivedRun> find(String wanted) {
        Matcher at = AT_TIME.matcher(wanted);
        if (!at.matches()) {
            return archive.latest(wanted);
        }
        return archive.runs().stream()
                .filter(run -> run.facts().key().runId().equals(at.group(1)))
                .filter(run -> RunFolder.stamp(run.facts().key(), zone).equals(at.group(2)))
                .findFirst();
    }

    private Choice newest() {
        Optional<ArchivedRun> newest = archive.latest();
        Optional<UnreadableRun> newer = archive.unreadable().stream()
                .filter(file ->
                        newest.map(run -> isNewer(file, run.facts().key())).orElse(true))
                .findFirst()
                .or(() -> newest.flatMap(this::brokenFileOf));
        if (newer.isPresent()) {
            return new Choice.None(newer.get().line());
        }
        return newest.<Choice>map(run -> new Choice.Found(run, run.facts().key().runId()))
                .orElseGet(() -> new Choice.None(
                        archive.folder() + " holds no run JSON; give the pipeline's folder with --archive"));
    }

    /** An unreadable file tells its time only by its name. */
    private boolean isNewer(UnreadableRun file, RunKey newest) {
        String newestName = times(newest.runId()).orElse(RunFolder.stamp(newest, zone));
        return times(file.file().getFileName().toString())
                .map(time -> time.compareTo(newestName) > 0)
                .orElse(false);
    }

    private static Optional<String> times(String name) {
        Matcher match = TIME_IN_NAME.matcher(name);
        return match.find() ? Optional.of(match.group(1) + "T" + match.group(2)) : Optional.empty();
    }

    private String unknown(String wanted) {
        List<String> executions = executions(id(wanted));
        return executions.isEmpty()
                ? unknownId(wanted)
                : "unknown execution '" + shown(wanted) + "'; known: " + String.join(", ", executions);
    }

    private List<String> executions(String runId) {
        return archive.runs().stream()
                .map(run -> run.facts().key())
                .filter(key -> key.runId().equals(runId))
                .map(key -> runId + "@" + RunFolder.stamp(key, zone))
                .toList();
    }

    private String unknownId(String wanted) {
        TreeSet<String> ids = new TreeSet<>();
        archive.runs().forEach(run -> ids.add(run.facts().key().runId()));
        return "unknown run id '" + shown(wanted) + "' among " + ids.size() + " in the archive; "
                + instead(NearestNames.of(wanted, ids));
    }

    private String instead(List<String> near) {
        if (!near.isEmpty()) {
            return "nearest: " + String.join(", ", near);
        }
        return archive.latest()
                .map(run ->
                        "none is like it; the newest is " + run.facts().key().runId())
                .orElse("the archive is empty");
    }

    /** What was typed, on one line. */
    private static String shown(String wanted) {
        String line = wanted.replaceAll("\\p{Cntrl}", "·");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }
}
