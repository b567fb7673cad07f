package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.when.When;
import io.benchmarkagent.source.ArchivedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs by what they are: "the previous run", "the last Intel run", "yesterday's run", "gcp-amd-202603". What is said of them is what the
 * archive's headers tell: their order, what they ran on, and when.
 */
final class RunWords {
    private static final String RUN = "(?:benchmark |load |test )?(?:run|benchmark|test|execution)\\b";
    private static final String SECOND =
            "second[- ](?:to[- ]|from[- ])?last|2nd last|last but one|penultimate|next[- ]to[- ]last";
    private static final String BEFORE_IT = "the run before ";
    private static final String WORD = "[\\p{L}\\d][\\p{L}\\d_.-]*";
    private static final Pattern PHRASE =
            Pattern.compile("(?i)(?<![\\p{L}\\d-])(?:(?<the>the|our|that) )?(?:(?<order>previous|preceding|prior|"
                    + SECOND
                    + "|last|latest|newest|most recent|first|oldest|earliest) )?(?:(?<what>(?!(?:benchmark|load|test) )"
                    + WORD
                    + ") )?" + RUN + "(?<where> on (?<on>[\\p{L}\\d][\\p{L}\\d_.-]*[\\p{L}\\d]))?");
    private static final Pattern BEFORE = Pattern.compile("(?i)\\bthe (?:" + RUN
            + "|one) before (?:last|that|this|it|the (?:last|latest|newest))(?: (?:one|run|benchmark))?"
            + "(?=\\s*(?:[?.!,]|$)|\\s+(?:and|for|in|is|was|were|of|on|with|use|used)\\b)|\\bthe " + RUN
            + " before(?=\\s*(?:[?.!,]|$))"
            + "|(?<=\\b(?:with|to|than|versus|vs|against|and|from) )the (?:previous one|one before)\\b");
    private static final Pattern BEFORE_ONE = Pattern.compile("(?i)\\bthe (?:" + RUN + "|one) before (?:run )?•");
    private static final Pattern THIS =
            Pattern.compile("(?i)\\b(?:the )?(?:last|latest|newest|most recent|current|this) " + RUN + "(?!\\w)");

    /** What is said of a run, not of a time. */
    static String withoutBefore(String text) {
        return BEFORE.matcher(text).replaceAll("•");
    }

    private final Desk desk;
    private final String text;
    private final Optional<String> anchor;

    /** @param anchor the run that the conversation is about; the newest without one */
    RunWords(Desk desk, String text, Optional<String> anchor) {
        this.desk = desk;
        this.text = text;
        this.anchor = anchor.or(() -> newest().map(desk::name));
    }

    /**
     * Words of the question and the runs that they may be, the newest first.
     *
     * @param many of them are meant
     * @param how it was found, "the newest of 9"; "" where that is plain
     */
    record Phrase(int start, int end, String words, List<ArchivedRun> runs, int many, String how) {
        Phrase(int start, int end, String words, List<ArchivedRun> runs, String how) {
            this(start, end, words, runs, 1, how);
        }

        /** Said against another run. */
        boolean isRelative() {
            return how.startsWith(BEFORE_IT);
        }

        boolean overlaps(Phrase other) {
            return start < other.end && other.start < end;
        }
    }

    /** In order, none within another. */
    List<Phrase> in(When said) {
        List<Phrase> found = new ArrayList<>();
        add(found, matches(BEFORE).map(m -> older(m, List.of())).toList());
        add(found, beforeOne());
        add(found, matches(PHRASE).flatMap(m -> described(m, said).stream()).toList());
        add(found, begun());
        found.sort(Comparator.comparingInt(Phrase::start));
        return found;
    }

    /** "The last run", which is described by nothing else: it matters only beside another one. */
    Optional<Phrase> plain(List<Phrase> others) {
        return matches(THIS)
                .map(m -> new Phrase(
                        m.start(), m.end(), m.group(), anchored().stream().toList(), ""))
                .filter(phrase -> others.stream().noneMatch(phrase::overlaps))
                .findFirst();
    }

    private Stream<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(text).results();
    }

    private static void add(List<Phrase> found, List<Phrase> more) {
        more.stream().filter(one -> found.stream().noneMatch(one::overlaps)).forEach(found::add);
    }

    /** "The run before gcp-amd-20260301-143022". */
    private List<Phrase> beforeOne() {
        List<String> ids = RunIds.in(text);
        Matcher m = BEFORE_ONE.matcher(RunIds.replaced(text, "•"));
        if (ids.size() != 1 || !m.find()) {
            return List.of();
        }
        int end = text.indexOf(ids.get(0)) + ids.get(0).length();
        return List.of(new Phrase(
                m.start(), end, text.substring(m.start(), end), before(ids.get(0), List.of()), BEFORE_IT + ids.get(0)));
    }

    private Optional<Phrase> described(MatchResult match, When said) {
        Matcher m = PHRASE.matcher(text).region(match.start(), match.end());
        m.useTransparentBounds(true);
        if (!m.find()) {
            return Optional.empty();
        }
        String order = group(m, "order");
        List<Named> what = Named.in(group(m, "what"), desk);
        if (what.isEmpty() && !group(m, "what").isEmpty()) {
            return Optional.empty();
        }
        List<Named> named = Stream.concat(what.stream(), Named.in(group(m, "on"), desk).stream())
                .toList();
        Optional<Phrase> dated = dated(m, order, named, said);
        if (dated.isPresent()
                || (named.isEmpty() && isPlain(order))
                || (order.isEmpty() && group(m, "the").isEmpty())) {
            return dated;
        }
        return Optional.of(ordered(m, order, named));
    }

    private static boolean isPlain(String order) {
        return order.isEmpty() || order.matches("last|latest|newest|most recent");
    }

    private static String group(Matcher m, String name) {
        String group = m.group(name);
        return group == null ? "" : group.toLowerCase(Locale.ROOT);
    }

    private Phrase ordered(Matcher m, String order, List<Named> named) {
        List<ArchivedRun> runs = runs(named);
        if (order.isEmpty()) {
            return phrase(m, runs, "");
        }
        if (order.matches("previous|preceding|prior")) {
            return older(m, named);
        }
        if (order.matches("first|oldest|earliest")) {
            return phrase(m, last(runs), "the oldest");
        }
        return order.matches(SECOND)
                ? phrase(m, runs.stream().skip(1).limit(1).toList(), "the second newest")
                : phrase(m, runs.stream().limit(1).toList(), "the newest of " + runs.size());
    }

    private static List<ArchivedRun> last(List<ArchivedRun> runs) {
        return runs.isEmpty() ? runs : List.of(runs.get(runs.size() - 1));
    }

    /** "Yesterday's run", "the Intel run of 23 February"; a time within a run is another question. */
    private Optional<Phrase> dated(Matcher m, String order, List<Named> named, When said) {
        if (!(said instanceof When.During during) || desk.isWithinARun(during.span())) {
            return Optional.empty();
        }
        String words = during.words();
        int at = text.indexOf(words);
        boolean possessed = text.startsWith("'s ", at + words.length()) && m.start() == at + words.length() + 3;
        boolean followed = !group(m, "the").isEmpty() && text.startsWith(words, m.end() + 1);
        List<ArchivedRun> then = desk.covering(during.span()).stream()
                .filter(runs(named)::contains)
                .toList();
        if (at < 0 || !(possessed || followed) || then.isEmpty() || !isPlain(order)) {
            return Optional.empty();
        }
        int start = possessed ? at : m.start();
        int end = possessed ? end(m) : m.end() + 1 + words.length();
        return Optional.of(
                new Phrase(start, end, text.substring(start, end), order.isEmpty() ? then : then.subList(0, 1), ""));
    }

    private Phrase older(MatchResult m, List<Named> named) {
        return phrase(
                m, anchor.map(run -> before(run, named)).orElse(List.of()), BEFORE_IT + anchor.orElse("the newest"));
    }

    private Phrase phrase(MatchResult m, List<ArchivedRun> runs, String how) {
        return new Phrase(m.start(), end(m), text.substring(m.start(), end(m)), runs, how);
    }

    /** "On" what no run ran on belongs to the rest. */
    private int end(MatchResult match) {
        return match instanceof Matcher m
                        && m.pattern().equals(PHRASE)
                        && !group(m, "on").isEmpty()
                        && Named.in(group(m, "on"), desk).isEmpty()
                ? m.start("where")
                : match.end();
    }

    private List<ArchivedRun> before(String run, List<Named> named) {
        return archived(run)
                .map(it -> runs(named).stream()
                        .filter(other ->
                                other.facts().key().compareTo(it.facts().key()) < 0)
                        .limit(1)
                        .toList())
                .orElse(List.of());
    }

    /** An id of which only the beginning, or only the time, was typed. */
    private List<Phrase> begun() {
        return RunParts.in(text, desk).stream()
                .map(m -> new Phrase(m.start(), m.end(), m.group(), RunParts.of(m.group(), desk), ""))
                .toList();
    }

    private Optional<ArchivedRun> anchored() {
        return anchor.flatMap(this::archived);
    }

    private Optional<ArchivedRun> archived(String name) {
        return runs(List.of()).stream()
                .filter(run -> desk.name(run).equals(name))
                .findFirst();
    }

    private Optional<ArchivedRun> newest() {
        return runs(List.of()).stream().findFirst();
    }

    private List<ArchivedRun> runs(List<Named> named) {
        return desk.newestFirst().stream()
                .filter(run -> named.stream().allMatch(one -> one.isOf(run)))
                .toList();
    }
}
