package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.question.Context;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.source.ArchivedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts ids in the place of runs that a question describes, or asks back where it may be one or another. */
final class MeantRuns {
    private static final int SHOWN = 3;
    private static final Pattern COMPARED = Pattern.compile(
            "(?i)\\b(?:compar\\w+|versus|vs|differ\\w*|than|against|(?:what|anything)(?: has| have)? changed|beside)\\b");
    private static final Pattern TWO = Pattern.compile(
            "(?i)\\b(?:the |our )?(?:(?:last|latest|newest|most recent) (?:two|2)|two (?:last|latest|newest|most recent)) (?:(?<what>[\\p{L}\\d][\\p{L}\\d_.-]*) )?(?:runs|benchmarks|tests|executions)\\b");

    /** Directly before a run. */
    private static final Pattern CHANGED_FROM = Pattern.compile(
            "(?i)\\b(?:chang\\w+|compar\\w+|differ\\w*|ris(?:e|en|ing)|rose|gr[eo]w\\w*|fall\\w*|fell|drop\\w*|increas\\w+|decreas\\w+|develop\\w*|evolv\\w*|go|gone|went|going)\\b.*\\b(?:from|since|to|with|against|over)(?: that of)? $");
    /** "Is it slower than", of the run that is meant anyhow. */
    private static final Pattern DIFFERS_FROM = Pattern.compile(
            "(?i)^(?!.*\\b(?:runs?|benchmarks?|tests?|executions?|which|who|whose)\\b).*\\b(?:slow|fast|bett|wors|cheap|high|low|more|less|larg|small|bigg|differ|chang|improv|regress|increas|decreas)\\w*\\b.*\\b(?:than|from|since)(?: that of| in| it was in| it was)? $");

    /** What says which is more, and would say the opposite of the two exchanged. */
    private static final Pattern DIRECTED =
            Pattern.compile("(?i)\\b(?:than|better|worse|faster|slower|cheaper|more|less|higher|lower|from)\\b");

    private static final Comparator<ArchivedRun> OLDEST_FIRST =
            Comparator.comparing(run -> run.facts().key());

    private final Desk desk;
    private final String text;
    private final Context context;

    private MeantRuns(Desk desk, String text, Context context) {
        this.desk = desk;
        this.text = text;
        this.context = context;
    }

    static Meant in(Question question, Context context, Desk desk) {
        return new MeantRuns(desk, question.text(), context).meant(question);
    }

    private Meant meant(Question question) {
        Asker asker = new Asker(context.now(), context.zone());
        List<String> ids = RunIds.in(text);
        Optional<String> anchor = ids.size() == 1 ? Optional.of(ids.get(0)) : context.run();
        RunWords words = new RunWords(desk, text, anchor, asker);
        List<RunWords.Phrase> phrases = new ArrayList<>(words.in());
        boolean compared = COMPARED.matcher(text).find();
        if (compared && phrases.isEmpty() && ids.isEmpty()) {
            phrases.addAll(two());
        }
        if (compared && phrases.size() + ids.size() == 1) {
            new RunWords(desk, text, context.run(), asker).plain(phrases).ifPresent(phrases::add);
        }
        if (ids.isEmpty()) {
            phrases.replaceAll(one -> phrases.size() == 1 && isChangedFrom(one) ? words.withIts(one) : one);
        }
        if (!compared && phrases.stream().allMatch(one -> one.many() == 1)) {
            phrases.addAll(new RunWords(desk, text, context.run(), asker).joined(phrases));
        }
        phrases.sort(Comparator.comparingInt(RunWords.Phrase::start));
        Optional<Meant> unclear = anotherThanGiven(words, phrases)
                .or(() -> phrases.stream().flatMap(one -> unclear(one).stream()).findFirst());
        return unclear.orElseGet(() -> phrases.isEmpty() ? Meant.asSaid(question) : clear(phrases, ids));
    }

    /** "The newest run", and "the one before the last", of a conversation that is about an older one. */
    private Optional<Meant> anotherThanGiven(RunWords words, List<RunWords.Phrase> phrases) {
        Optional<String> newest = desk.newestFirst().stream().findFirst().map(desk::name);
        Optional<String> given =
                context.run().filter(run -> newest.isPresent() && !newest.get().equals(run));
        return given.flatMap(run -> words.newest(phrases)
                .<Meant>map(said -> new Meant.Unclear("'" + said + "' is run " + newest.get()
                        + ", and the run given is " + run + "; name one, or say 'this run'"))
                .or(() -> phrases.stream()
                        .filter(RunWords.Phrase::isBeforeTheNewest)
                        .findFirst()
                        .map(one -> new Meant.Unclear(
                                "'" + one.words() + "' is not the run before " + run + ", the run given; name one"))));
    }

    /** "How did it change from the previous run?" is about two. */
    private boolean isChangedFrom(RunWords.Phrase phrase) {
        return phrase.isRelative()
                && phrase.runs().size() == 1
                && (CHANGED_FROM.matcher(text.substring(0, phrase.start())).find()
                        || DIFFERS_FROM
                                .matcher(text.substring(0, phrase.start()))
                                .find());
    }

    /** "The last two runs": one and the other, the older first. */
    private List<RunWords.Phrase> two() {
        Matcher m = TWO.matcher(text);
        if (!m.find()) {
            return List.of();
        }
        String what = Optional.ofNullable(m.group("what")).orElse("");
        List<Named> named = Named.in(what, desk);
        List<ArchivedRun> runs = desk.newestFirst().stream()
                .filter(run -> named.stream().allMatch(one -> one.isOf(run)))
                .limit(2)
                .sorted(OLDEST_FIRST)
                .toList();
        return (what.isEmpty() || !named.isEmpty()) && runs.size() == 2
                ? List.of(new RunWords.Phrase(m.start(), m.end(), m.group(), runs, 2, ""))
                : List.of();
    }

    private Optional<Meant> unclear(RunWords.Phrase phrase) {
        if (phrase.time().isPresent()) {
            return Optional.of(new Meant.Unclear("'" + phrase.time().get() + "' stands apart from '" + phrase.words()
                    + "'; write the time behind it"));
        }
        if (phrase.runs().isEmpty()) {
            return Optional.of(new Meant.Unclear(
                    "the archive holds no run that '" + phrase.words() + "' could be; " + instead(phrase)));
        }
        return phrase.runs().size() == phrase.many()
                ? Optional.empty()
                : Optional.of(new Meant.Unclear("'" + phrase.words() + "' may be one of "
                        + phrase.runs().size() + " runs; name one, such as " + names(phrase.runs())));
    }

    private String instead(RunWords.Phrase phrase) {
        List<String> ids = desk.newestFirst().stream()
                .map(run -> run.facts().key().runId())
                .distinct()
                .toList();
        List<String> near = NearestNames.of(phrase.words().toLowerCase(Locale.ROOT), ids);
        return near.isEmpty() ? "its newest are " + names(desk.newestFirst()) : "nearest: " + String.join(", ", near);
    }

    private String names(List<ArchivedRun> runs) {
        return runs.stream().limit(SHOWN).map(desk::name).collect(Collectors.joining(", "));
    }

    private Meant clear(List<RunWords.Phrase> phrases, List<String> ids) {
        boolean one = phrases.size() == 1
                && phrases.get(0).many() == 1
                && rest(phrases.get(0), ids).isEmpty();
        String name = desk.name(phrases.get(0).runs().get(0));
        Optional<String> given = context.run().filter(run -> one && !run.equals(name));
        if (given.isPresent() && !phrases.get(0).isRelative()) {
            return new Meant.Unclear("'" + phrases.get(0).words() + "' is run " + name + ", and the run given is "
                    + given.get() + "; name one");
        }
        return new Meant.Clear(
                new Question(written(inTime(phrases))),
                one ? Optional.of(name) : Optional.empty(),
                phrases.stream().map(this::note).distinct().toList());
    }

    /** Ids beside those that the words hold. */
    private static List<String> rest(RunWords.Phrase phrase, List<String> ids) {
        return ids.stream().filter(id -> !phrase.words().contains(id)).toList();
    }

    /** Of two that are told by their order in time, the older first: what is newer is held against it. */
    private List<RunWords.Phrase> inTime(List<RunWords.Phrase> phrases) {
        boolean compared = phrases.size() == 2
                && COMPARED.matcher(text).find()
                && !DIRECTED.matcher(text).find();
        boolean ordered = phrases.stream()
                .allMatch(one -> one.many() == 1 && Named.in(one.words(), desk).isEmpty());
        if (!compared
                || !ordered
                || OLDEST_FIRST.compare(
                                phrases.get(0).runs().get(0),
                                phrases.get(1).runs().get(0))
                        < 0) {
            return phrases;
        }
        return List.of(
                phrases.get(0).as(phrases.get(1).runs()),
                phrases.get(1).as(phrases.get(0).runs()));
    }

    private String written(List<RunWords.Phrase> phrases) {
        StringBuilder written = new StringBuilder(text);
        phrases.stream()
                .sorted(Comparator.comparingInt(RunWords.Phrase::start).reversed())
                .forEach(phrase -> written.replace(
                        phrase.start(),
                        phrase.end(),
                        phrase.runs().stream().map(this::put).collect(Collectors.joining(" and "))));
        return written.toString();
    }

    /** An id that looks like none in a question is left to {@link Meant.Clear#run}. */
    private String put(ArchivedRun run) {
        String name = desk.name(run);
        return RunIds.in(name).equals(List.of(name)) ? "run " + name : "the run";
    }

    private String note(RunWords.Phrase phrase) {
        if (phrase.isRelative()) {
            return "'" + phrase.words() + "' is " + desk.name(phrase.runs().get(0)) + " (" + phrase.how() + ")";
        }
        String how = phrase.how().isEmpty() ? "" : " (" + phrase.how() + ")";
        return "'" + phrase.words() + "' is "
                + phrase.runs().stream().map(desk::name).collect(Collectors.joining(" and ")) + how;
    }
}
