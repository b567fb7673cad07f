package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.ask.when.Times;
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
    private static final String APART = "apart from ";
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
    private static final Pattern PREVIOUS_ONE = Pattern.compile("(?i)the (?:previous one|one before)");

    /** "Slower than last time": what is asked about is this run, so that it is the one before. */
    private static final String THAN = "(?<=\\b(?:than|since) )";

    private static final Pattern LAST_TIME =
            Pattern.compile("(?i)(?<=\\b(?:than|since|from|with|to|against|vs|versus) )(?:the )?last time(?=\\W*$)|"
                    + THAN + "the (?:last|latest) (?:one|" + RUN + ")(?=\\W*$)");
    private static final Pattern SEVERAL =
            Pattern.compile("(?i)\\b(?:runs?|benchmarks?|tests?|executions?)\\b|\\b(?:which|who|whose)\\b");
    private static final Pattern BEFORE_ONE = Pattern.compile("(?i)\\bthe (?:" + RUN + "|one) before (?:run )?•");
    private static final Pattern THIS =
            Pattern.compile("(?i)\\b(?:the )?(?:last|latest|newest|most recent|current|this) " + RUN + "(?!\\w)");

    private static final Pattern NEWEST =
            Pattern.compile("(?i)\\b(?:the )?(?:last|latest|newest|most recent) " + RUN + "(?!\\w)");
    private static final Pattern BEFORE_NEWEST = Pattern.compile(
            "(?i).*\\bbefore (?:the )?(?:last|latest|newest)\\b.*" + "|the (?:last|latest) (?:one|" + RUN + ")");

    /** What parts two runs of which the same is asked. */
    private static final Pattern JOINT = Pattern.compile(
            "(?i)(?:,? (?:and|or|as well as|plus)(?: also)?|,| ?[&/+])(?: (?:in|of|for|during|from|on|at|to))?(?: that of)? ?");
    /** "The newest", where what it is stands behind another one. */
    private static final Pattern SHORT = Pattern.compile(
            "(?i)(?<![\\p{L}\\d-])(?:(?:the|our|this) )?(?<order>previous|preceding|prior|last|latest|newest|most recent|current|first|oldest|earliest)"
                    + "(?: (?<what>(?!one\\b|and\\b|or\\b|as\\b|plus\\b)" + WORD + "))??(?: one)?"
                    + "(?=,? (?:and|or|as well as|plus)\\b|[,&/+ ]*(?:[?.!]|$)| ?[,&/+])");

    /** What is said of a run, not of a time. */
    private static String withoutBefore(String text) {
        return BEFORE.matcher(text).replaceAll("•");
    }

    private final Desk desk;
    private final String text;
    private final Optional<String> anchor;
    private final Asker asker;

    /** @param anchor the run that the conversation is about; the newest without one */
    RunWords(Desk desk, String text, Optional<String> anchor, Asker asker) {
        this.desk = desk;
        this.text = text;
        this.anchor = anchor.or(() -> newest().map(desk::name));
        this.asker = asker;
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

        /** The same words of others. */
        Phrase as(List<ArchivedRun> others) {
            return new Phrase(start, end, words, others, others.size(), how);
        }

        /** Said against another run. */
        boolean isRelative() {
            return how.startsWith(BEFORE_IT);
        }

        /** Said against the newest, whichever another question is about. */
        boolean isBeforeTheNewest() {
            return isRelative() && BEFORE_NEWEST.matcher(words).matches();
        }

        /** The time that stands elsewhere in the question. */
        Optional<String> time() {
            return how.startsWith(APART) ? Optional.of(how.substring(APART.length())) : Optional.empty();
        }

        /** By more than that it is the newest. */
        boolean isDescribed() {
            return !how.isEmpty() || time().isPresent() || many > 1;
        }

        boolean overlaps(Phrase other) {
            return start < other.end && other.start < end;
        }
    }

    /** In order, none within another. */
    List<Phrase> in() {
        When said = Times.in(RunIds.replaced(withoutBefore(text), "•"), asker);
        List<Phrase> found = new ArrayList<>();
        add(found, matches(BEFORE).map(m -> older(m, runs(List.of()))).toList());
        add(found, lastTime());
        add(found, beforeOne());
        add(found, matches(PHRASE).flatMap(m -> described(m, said).stream()).toList());
        add(found, begun());
        found.replaceAll(one -> beforeOther(one, found));
        found.sort(Comparator.comparingInt(Phrase::start));
        return found;
    }

    /** "The newest AWS run with the previous one" may be the one before that, or before the run that is asked about. */
    private Phrase beforeOther(Phrase one, List<Phrase> all) {
        return PREVIOUS_ONE.matcher(one.words()).matches()
                ? all.stream()
                        .filter(other -> other.isDescribed()
                                && !other.isRelative()
                                && other.runs().size() == 1)
                        .findFirst()
                        .map(other -> new Phrase(
                                one.start(),
                                one.end(),
                                one.words(),
                                Stream.concat(
                                                one.runs().stream(),
                                                before(desk.name(other.runs().get(0)), runs(List.of())).stream())
                                        .distinct()
                                        .toList(),
                                one.how()))
                        .orElse(one)
                : one;
    }

    /** "The last run", which is described by nothing else: it matters only beside another one. */
    Optional<Phrase> plain(List<Phrase> others) {
        return matches(THIS)
                .map(m -> new Phrase(
                        m.start(), m.end(), m.group(), anchored().stream().toList(), ""))
                .filter(phrase -> others.stream().noneMatch(phrase::overlaps))
                .findFirst();
    }

    /** "The newest run", where it is none of those. */
    Optional<String> newest(List<Phrase> described) {
        return matches(NEWEST)
                .filter(m -> described.stream()
                        .noneMatch(one -> one.isDescribed() && m.start() < one.end() && one.start() < m.end()))
                .map(MatchResult::group)
                .findFirst();
    }

    /** Beside one of these, or beside an id, and joined to it: "in the newest and in the oldest run" is about two. */
    List<Phrase> joined(List<Phrase> others) {
        List<Phrase> whole = new ArrayList<>(others);
        add(whole, typed());
        add(
                whole,
                matches(THIS).map(m -> phrase(m, anchored().stream().toList())).toList());
        List<Phrase> all = new ArrayList<>(whole);
        add(all, matches(SHORT).flatMap(m -> shortened(m).stream()).toList());
        return all.stream()
                .filter(one -> !others.contains(one) && RunIds.in(one.words()).isEmpty())
                .filter(one -> (whole.contains(one) ? all : whole).stream().anyMatch(other -> areJoined(one, other)))
                .toList();
    }

    private boolean areJoined(Phrase one, Phrase other) {
        int from = Math.min(one.end(), other.end());
        int to = Math.max(one.start(), other.start());
        return from < to && JOINT.matcher(text.substring(from, to)).matches();
    }

    private static Phrase phrase(MatchResult m, List<ArchivedRun> runs) {
        return new Phrase(m.start(), m.end(), m.group(), runs, "");
    }

    private List<Phrase> typed() {
        return RunIds.in(text).stream()
                .map(id -> new Phrase(
                        text.indexOf(id),
                        text.indexOf(id) + id.length(),
                        id,
                        archived(id).stream().toList(),
                        ""))
                .toList();
    }

    private Optional<Phrase> shortened(MatchResult match) {
        Matcher m = SHORT.matcher(text).region(match.start(), text.length());
        m.useTransparentBounds(true);
        if (!m.find()) {
            return Optional.empty();
        }
        String order = group(m, "order");
        List<Named> named = Named.in(group(m, "what"), desk);
        if (named.isEmpty() && !group(m, "what").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                order.equals("current")
                        ? phrase(m, anchored().stream().toList())
                        : phrase(m, m.start(), m.end(), order, runs(named)));
    }

    /** A run that is before another one, and that one behind it. */
    Phrase withIts(Phrase before) {
        return before.as(
                Stream.concat(before.runs().stream(), anchored().stream()).toList());
    }

    private Stream<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(text).results();
    }

    private static void add(List<Phrase> found, List<Phrase> more) {
        more.stream().filter(one -> found.stream().noneMatch(one::overlaps)).forEach(found::add);
    }

    private List<Phrase> lastTime() {
        return matches(LAST_TIME)
                .filter(m -> RunIds.in(text).isEmpty()
                        && !SEVERAL.matcher(text.substring(0, m.start())).find())
                .map(m -> older(m, runs(List.of())))
                .toList();
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
                m.start(),
                end,
                text.substring(m.start(), end),
                before(ids.get(0), runs(List.of())),
                BEFORE_IT + ids.get(0)));
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
        return days(said)
                .map(span -> apart(m, span))
                .or(() -> Optional.of(phrase(m, m.start(), end(m), order, runs(named))));
    }

    private static boolean isPlain(String order) {
        return order.isEmpty() || order.matches("last|latest|newest|most recent");
    }

    private static String group(Matcher m, String name) {
        String group = m.group(name);
        return group == null ? "" : group.toLowerCase(Locale.ROOT);
    }

    /** The one of those, newest first, that its order says; all of them without one. */
    private Phrase phrase(Matcher m, int start, int end, String order, List<ArchivedRun> runs) {
        String words = text.substring(start, end);
        if (order.matches("previous|preceding|prior")) {
            Phrase older = older(m, runs);
            return new Phrase(start, end, words, older.runs(), older.how());
        }
        if (order.isEmpty()) {
            return new Phrase(start, end, words, runs, "");
        }
        if (order.matches("first|oldest|earliest")) {
            return new Phrase(start, end, words, last(runs), "the oldest of " + runs.size());
        }
        return order.matches(SECOND)
                ? new Phrase(start, end, words, runs.stream().skip(1).limit(1).toList(), "the second newest")
                : new Phrase(start, end, words, runs.stream().limit(1).toList(), "the newest of " + runs.size());
    }

    private static List<ArchivedRun> last(List<ArchivedRun> runs) {
        return runs.isEmpty() ? runs : List.of(runs.get(runs.size() - 1));
    }

    /** "In March, the first AMD run" may be the first there is, and the first of then. */
    private Phrase apart(Matcher m, Span span) {
        return new Phrase(m.start(), end(m), text.substring(m.start(), end(m)), List.of(), APART + span.words());
    }

    private List<ArchivedRun> during(Span span, List<ArchivedRun> runs) {
        return desk.covering(span).stream().filter(runs::contains).toList();
    }

    /** A time within a run is another question. */
    private Optional<Span> days(When said) {
        return said instanceof When.During during && !desk.isWithinARun(during.span())
                ? Optional.of(during.span())
                : Optional.empty();
    }

    /** "Yesterday's run", "the Intel run of 23 February", "the first AMD run in March". */
    private Optional<Phrase> dated(Matcher m, String order, List<Named> named, When said) {
        Optional<Phrase> behind = behind(m).flatMap(span -> behind(m, order, named, span));
        return behind.isPresent() ? behind : days(said).flatMap(span -> possessed(m, order, named, span));
    }

    /** The time directly behind it: each run that is described has its own. */
    private Optional<Span> behind(Matcher m) {
        int end = end(m);
        int next = matches(PHRASE)
                .mapToInt(MatchResult::start)
                .filter(at -> at > end)
                .findFirst()
                .orElse(text.length());
        String rest = text.substring(end, next);
        return days(Times.in(RunIds.replaced(rest, "•"), asker)).filter(span -> rest.startsWith(" " + span.words()));
    }

    private Optional<Phrase> behind(Matcher m, String order, List<Named> named, Span span) {
        List<ArchivedRun> then = during(span, runs(named));
        boolean isBare = order.isEmpty() && group(m, "the").isEmpty();
        if ((isBare && (named.isEmpty() || then.size() != 1))
                || (then.isEmpty() && named.isEmpty() && isPlain(order))) {
            return Optional.empty();
        }
        return Optional.of(phrase(m, m.start(), end(m) + 1 + span.words().length(), order, then));
    }

    private Optional<Phrase> possessed(Matcher m, String order, List<Named> named, Span span) {
        int at = text.indexOf(span.words());
        int end = at + span.words().length();
        List<ArchivedRun> then = during(span, runs(named));
        boolean isPossessed = at >= 0 && text.startsWith("'s ", end) && m.start() == end + 3;
        return isPossessed && !then.isEmpty() ? Optional.of(phrase(m, at, end(m), order, then)) : Optional.empty();
    }

    /** @param among those, newest first */
    private Phrase older(MatchResult m, List<ArchivedRun> among) {
        return new Phrase(
                m.start(),
                m.end(),
                m.group(),
                anchor.map(run -> before(run, among)).orElse(List.of()),
                BEFORE_IT + anchor.orElse("the newest"));
    }

    /** "On" what no run ran on belongs to the rest. */
    private int end(Matcher m) {
        return !group(m, "on").isEmpty() && Named.in(group(m, "on"), desk).isEmpty() ? m.start("where") : m.end();
    }

    private List<ArchivedRun> before(String run, List<ArchivedRun> among) {
        return archived(run)
                .map(it -> among.stream()
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
