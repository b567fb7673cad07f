package io.benchmarkagent.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a line that says one thing, and how what it names belongs together.
 *
 * @param topic the subjects that were last named before, for a clause that names none
 * @param spoken the metrics that were last named before, for a number that none is named before
 */
record Clause(String line, int start, int end, List<Mention> mentions, Set<String> topic, List<Mention.Metric> spoken) {
    private static final Pattern CUT = Pattern.compile(
            "(?i);|:(?= )| [–—-](?= (?!\u2022))|,? (?:while|whereas|but|although|though|however|meanwhile|then)(?= )|(?<=\\p{L}\\))?, (?=which |whose |where )|(?<=^(?:although|though|while|whereas|even though) [^,]{1,80}),(?= )");
    private static final Pattern NEXT =
            Pattern.compile("(?i)(?:, and|,| and|, as| as) (?=(?:the |also |its |then )?\u2022)");
    private static final Pattern LISTED =
            Pattern.compile("(?i)(?:'s)?\\s*(?:,|and|or|&|/|,\\s*and|as well as)\\s*(?:the |its )?");
    private static final Pattern OF = Pattern.compile("(?i)[\\s)]*(?:of|in|for|at|on|by)\\s+(?:the\\s+)?");
    private static final Pattern INSTEAD =
            Pattern.compile("(?i)\\s*(?:instead of|in place of|rather than|to|–|-|→)\\s*");
    /** Beside whom something is held: "45 s after that of checkoutservice" is about another. */
    private static final Pattern BESIDE =
            Pattern.compile("(?i)\\b(?:after|before|than|behind|unlike|like) (?:that|those) (?:of|at|in) (?:the )?$");

    private static final Pattern NOTHING = Pattern.compile("(?i)\\s*(?:of|in|for|at)?\\s*(?:the |its |p\\d\\d )?");

    /** The clauses of a line that comes after words about these subjects. */
    static List<Clause> of(Line line, Set<String> topic) {
        List<Clause> clauses = new ArrayList<>();
        Set<String> now = topic;
        List<Mention.Metric> spoken = List.of();
        int from = 0;
        for (int to : ends(line)) {
            Clause clause = new Clause(line.text(), from, to, within(line, from, to), now, spoken);
            clauses.add(clause);
            now = clause.told();
            spoken = clause.last().map(List::of).orElse(spoken);
            from = to;
        }
        return clauses;
    }

    String text() {
        return line.substring(start, end);
    }

    /** The subjects that a next clause is about, if it names none. */
    Set<String> told() {
        Set<String> own = own();
        return own.isEmpty() ? topic : own;
    }

    Set<String> own() {
        return all(Mention.Subject.class).map(Mention.Subject::name).collect(Collectors.toCollection(TreeSet::new));
    }

    <M extends Mention> Stream<M> all(Class<M> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast);
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    /**
     * Whom a place in the clause is about: each set is one subject that it must hold of, in any of its names. Empty: nobody is named.
     */
    List<Set<String>> subjects(Mention at) {
        List<Mention.Subject> own = all(Mention.Subject.class).toList();
        if (own.isEmpty()) {
            return topic.isEmpty() ? List.of() : List.of(topic);
        }
        return chosen(at, own).stream().map(this::alternatives).toList();
    }

    /** The metrics that a place in the clause is about. Empty: none is named. */
    List<Mention.Metric> metrics(Mention at) {
        List<Mention.Metric> own =
                all(Mention.Metric.class).filter(m -> m != at).toList();
        List<Mention.Metric> next = own.stream()
                .filter(m -> m.start() >= at.end())
                .limit(1)
                .filter(m ->
                        NOTHING.matcher(line.substring(at.end(), m.start())).matches())
                .toList();
        return full(next.isEmpty() ? chained(at).orElseGet(() -> before(at, own)) : next, at);
    }

    /** "300m instead of 200m of CPU": of what the number is that it is joined to. */
    private Optional<List<Mention.Metric>> chained(Mention at) {
        return all(Mention.Amount.class)
                .filter(next -> next.start() >= at.end())
                .findFirst()
                .filter(next ->
                        INSTEAD.matcher(line.substring(at.end(), next.start())).matches())
                .flatMap(next -> all(Mention.Metric.class)
                        .filter(m -> m.start() >= next.end())
                        .findFirst()
                        .filter(m -> NOTHING.matcher(line.substring(next.end(), m.start()))
                                .matches()))
                .map(List::of);
    }

    /** What was named before in the clause; else before the clause, or, as the words leave it open, after. */
    private List<Mention.Metric> before(Mention at, List<Mention.Metric> own) {
        boolean none = own.stream().noneMatch(m -> m.end() <= at.start());
        return none && own().isEmpty() && !spoken.isEmpty()
                ? Stream.concat(spoken.stream(), nearest(at, own).stream()).toList()
                : nearest(at, own);
    }

    /** "CPU: p95 15.98 %, max 16 %": a statistic alone is one of the metric that was named before it. */
    private List<Mention.Metric> full(List<Mention.Metric> metrics, Mention at) {
        if (metrics.isEmpty() || metrics.stream().anyMatch(m -> !m.ids().isEmpty())) {
            return metrics;
        }
        return Stream.concat(spoken.stream(), all(Mention.Metric.class).filter(m -> m.end() <= at.start()))
                .filter(m -> !m.ids().isEmpty())
                .reduce((one, other) -> other)
                .map(named -> Stream.concat(
                                metrics.stream()
                                        .filter(m -> m.statistics().stream().anyMatch(Metrics::isQuantile)),
                                metrics.stream()
                                        .map(m -> new Mention.Metric(m.start(), m.end(), named.ids(), m.statistics())))
                        .toList())
                .orElse(metrics);
    }

    private Optional<Mention.Metric> last() {
        return all(Mention.Metric.class).filter(m -> !m.ids().isEmpty()).reduce((one, other) -> other);
    }

    private List<Mention.Subject> chosen(Mention at, List<Mention.Subject> own) {
        List<Mention.Subject> next = own.stream()
                .filter(s -> s.start() >= at.end())
                .limit(1)
                .filter(s -> OF.matcher(line.substring(at.end(), s.start())).matches())
                .toList();
        List<Mention.Subject> group = next.isEmpty() ? nearest(at, spokenOf(own)) : next;
        List<? extends Mention> siblings = siblings(at);
        int place = siblings.indexOf(at);
        return group.size() > 1 && siblings.size() == group.size() && place >= 0 ? List.of(group.get(place)) : group;
    }

    private List<Mention.Subject> spokenOf(List<Mention.Subject> own) {
        List<Mention.Subject> spoken = own.stream()
                .filter(s -> !BESIDE.matcher(line.substring(start, s.start())).find())
                .toList();
        return spoken.isEmpty() ? own : spoken;
    }

    /** The numbers, or the times, that are listed with this one. */
    private List<? extends Mention> siblings(Mention at) {
        return all(at.getClass()).toList();
    }

    /** The list that ends before a place, else the list that begins after it. */
    private <M extends Mention> List<M> nearest(Mention at, List<M> own) {
        List<M> before = own.stream().filter(m -> m.end() <= at.start()).toList();
        return before.isEmpty() ? first(own) : last(before);
    }

    private <M extends Mention> List<M> last(List<M> all) {
        int from = all.size() - 1;
        while (from > 0 && isListed(all.get(from - 1), all.get(from))) {
            from--;
        }
        return all.subList(from, all.size());
    }

    private <M extends Mention> List<M> first(List<M> all) {
        int to = Math.min(1, all.size());
        while (to > 0 && to < all.size() && isListed(all.get(to - 1), all.get(to))) {
            to++;
        }
        return all.subList(0, to);
    }

    private boolean isListed(Mention one, Mention next) {
        return LISTED.matcher(line.substring(one.end(), next.start())).matches();
    }

    /** A call between two services is meant where both are named. */
    private Set<String> alternatives(Mention.Subject subject) {
        Set<String> names = new TreeSet<>(Set.of(subject.name()));
        own().forEach(other -> {
            names.add(subject.name() + "->" + other);
            names.add(other + "->" + subject.name());
        });
        return names;
    }

    private static List<Mention> within(Line line, int from, int to) {
        return line.mentions().stream()
                .filter(m -> m.start() >= from && m.end() <= to)
                .toList();
    }

    private static List<Integer> ends(Line line) {
        String rest = line.rest();
        TreeSet<Integer> ends = new TreeSet<>();
        CUT.matcher(rest).results().forEach(match -> ends.add(match.end()));
        Matcher next = NEXT.matcher(rest);
        while (next.find()) {
            if (beginsAnew(line, next.end(), ends)) {
                ends.add(next.end());
            }
        }
        ends.add(line.text().length());
        return List.copyOf(ends);
    }

    /** A subject begins a clause, and is no item of a list, once something was said of the one before. */
    private static boolean beginsAnew(Line line, int at, TreeSet<Integer> ends) {
        Predicate<Mention> before =
                m -> m.end() <= at && m.start() >= (ends.floor(at - 1) == null ? 0 : ends.floor(at - 1));
        int lastSubject = line.all(Mention.Subject.class)
                .filter(before)
                .mapToInt(Mention::end)
                .max()
                .orElse(Integer.MAX_VALUE);
        boolean said = line.mentions().stream()
                .filter(before)
                .filter(m -> m instanceof Mention.Amount
                        || m instanceof Mention.Time
                        || m instanceof Mention.Turn
                        || m instanceof Mention.Event
                        || m instanceof Mention.Metric)
                .anyMatch(m -> m.start() >= lastSubject);
        return said && line.all(Mention.Subject.class).anyMatch(s -> s.start() >= at && s.start() <= at + 6);
    }
}
