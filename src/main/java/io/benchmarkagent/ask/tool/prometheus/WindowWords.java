package io.benchmarkagent.ask.tool.prometheus;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.tool.Moments;
import io.benchmarkagent.ask.tool.Phrases;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.CoursesJudged;
import io.benchmarkagent.detection.Interval;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Labels;
import io.benchmarkagent.pipeline.WindowFindings;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.AskedQuery;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was found in a time that is no run's, in words: what is out of line, who is suspected, and what could not be judged. */
record WindowWords(WindowFindings found, Span span, Desk desk) {
    private static final int NAMED = 3;
    private static final int SHOWN = 20;
    private static final int SUSPECTS = 5;
    private static final long MINUTE = 60;
    private static final String BETTER = "better";
    private static final List<String> HEAD =
            List.of("STATUS", "SUBJECT", "METRIC", "VALUE", "EXPECTED", "FROM", "UNTIL", "ID");

    List<Anomaly> anomalies() {
        return found.findings().anomalies();
    }

    private String when() {
        return "From " + Moments.of(span, desk.zone());
    }

    String counted(String whose, List<Anomaly> meant) {
        List<Anomaly> worse = notBetter(meant);
        if (worse.isEmpty()) {
            return none(whose) + "." + better(meant);
        }
        long alerts = worse.stream().filter(Anomaly::isAlert).count();
        String count = Phrases.count(alerts, "alert") + " and " + (worse.size() - alerts)
                + (worse.size() - alerts == 1 ? " watch" : " watches");
        return when() + " in Prometheus: " + count + whose + " out of line of its own course." + described(worse)
                + better(meant);
    }

    /** What was asked about was not out of line, and something else was. */
    String noneOf(String whose, List<Anomaly> all) {
        int others = notBetter(all).size();
        String rest = others == 0 ? "" : "; " + others + (others == 1 ? " other was" : " others were");
        return none(whose) + rest + "." + described(notBetter(all)) + better(all);
    }

    /** No more than was judged: of what is shorter than a step nothing is said. */
    private String none(String whose) {
        return when() + " nothing" + whose + " that was judged in Prometheus was out of line of its own course for "
                + held();
    }

    /** "4 samples (about 4 minutes) or longer". */
    private String held() {
        long seconds =
                CoursesJudged.HELD * found.window().evidence().scrapeSeconds().orElse(0);
        String about = seconds >= MINUTE
                ? " (about " + Phrases.count(Math.round((double) seconds / MINUTE), "minute") + ")"
                : seconds > 0 ? " (about " + seconds + " seconds)" : "";
        return CoursesJudged.HELD + " samples" + about + " or longer, and what is shorter is not judged";
    }

    private static List<Anomaly> notBetter(List<Anomaly> some) {
        return some.stream().filter(a -> a.verdict() != Verdict.IMPROVEMENT).toList();
    }

    /** A return to normal is no trouble; what was normal, the half hour before does not tell. */
    private static String better(List<Anomaly> some) {
        List<Anomaly> better =
                some.stream().filter(a -> a.verdict() == Verdict.IMPROVEMENT).toList();
        return better.isEmpty()
                ? ""
                : " For the better, which may be the end of an earlier trouble:" + described(better);
    }

    private static String described(List<Anomaly> some) {
        return some.stream()
                .limit(NAMED)
                .map(a -> " " + Inert.line(a.description()))
                .collect(Collectors.joining());
    }

    /** Whoever is first is suspected and not convicted. */
    String suspected() {
        if (anomalies().isEmpty()) {
            return "";
        }
        List<String> services =
                found.suspects().stream().map(WindowFindings.Suspect::service).toList();
        return services.isEmpty()
                ? " No service is suspected: none went worse."
                : " " + (services.size() == 1 ? "Suspect" : "Suspects, the first before the others") + ": "
                        + Phrases.first(NAMED, services) + "; a suspect is no cause that was proved.";
    }

    String limits() {
        String since = found.window().begins().isBefore(span.from())
                ? " and what was since " + Moments.of(found.window().begins(), desk.zone())
                : ", since there is nothing from before it";
        return " There is no baseline of earlier runs: this holds the time against its own course" + since
                + ", so whether it is usual then is not known.";
    }

    /** No data, no answer and too few samples are three things. */
    String seen() {
        CoursesJudged judged = found.judged();
        List<AskedQuery> answered = found.window().evidence().queries().stream()
                .filter(AskedQuery::isAnswered)
                .toList();
        return " Judged: " + judged.judged() + " series"
                + (judged.tooShort() == 0
                        ? ""
                        : "; " + judged.tooShort() + " with fewer than " + CoursesJudged.FEWEST + " samples were not")
                + "." + count(answered, "empty", " found nothing, which is not zero")
                + count(answered, "partial", " found series with gaps") + failed();
    }

    private static String count(List<AskedQuery> answered, String outcome, String what) {
        long some = answered.stream()
                .filter(query -> query.outcome().equals(outcome))
                .count();
        return some == 0 ? "" : " " + some + " of " + answered.size() + " queries" + what + ".";
    }

    /** What nobody answered is neither nothing nor quiet. */
    private String failed() {
        long count = found.window().evidence().queries().stream()
                .filter(query -> !query.isAnswered())
                .count();
        String why = found.window().evidence().dataQuality().stream()
                .filter(line -> line.severity() == DataQuality.Level.ERROR)
                .findFirst()
                .map(line -> ": " + Inert.line(line.message()))
                .orElse(".");
        return count == 0 ? "" : " " + count + (count == 1 ? " query" : " queries") + " had no answer" + why;
    }

    /** That one was under load then is worth knowing: its findings are held against other runs. */
    String ofARun() {
        return desk.covering(span).stream()
                .findFirst()
                .map(desk::name)
                .map(run ->
                        " Run " + run + " was under load then: what it is compared with is told by its own findings.")
                .orElse("");
    }

    String tooShort() {
        int most = found.window().evidence().series().stream()
                .map(Series::samples)
                .mapToInt(samples -> samples.size())
                .max()
                .orElse(0);
        return when() + " nothing could be judged: no series has the " + CoursesJudged.FEWEST
                + " samples that takes, with those of the half hour before (at most " + most
                + "). Ask for a longer time." + failed();
    }

    String nothing(String whose) {
        return when() + " Prometheus has nothing" + whose + " of what the query catalogue asks for, in namespace "
                + desk.live().map(live -> live.namespace()).orElse("")
                + ", which is not to say that nothing happened." + failed();
    }

    List<Table> tables(List<Anomaly> shown) {
        List<Table> tables = new ArrayList<>();
        if (!shown.isEmpty()) {
            tables.add(new Table(
                    HEAD, shown.stream().limit(SHOWN).map(this::row).toList(), Math.max(0, shown.size() - SHOWN)));
        }
        List<WindowFindings.Suspect> suspects = found.suspects();
        if (!suspects.isEmpty()) {
            tables.add(new Table(
                    List.of("RANK", "SUSPECT", "BECAUSE"),
                    IntStream.range(0, Math.min(SUSPECTS, suspects.size()))
                            .mapToObj(i -> List.of(
                                    Integer.toString(i + 1),
                                    suspects.get(i).service(),
                                    suspects.get(i).because().stream()
                                            .map(this::because)
                                            .collect(Collectors.joining("; "))))
                            .toList(),
                    Math.max(0, suspects.size() - SUSPECTS)));
        }
        return tables;
    }

    /** Of an anomaly's id, which the other table has, what it is and since when. */
    private String because(String reason) {
        return anomalies().stream()
                .filter(a -> a.id().equals(reason))
                .findFirst()
                .map(a -> label(a)
                        + a.onset()
                                .map(at -> " from " + time(Optional.of(at)) + " on")
                                .orElse(""))
                .orElse(reason);
    }

    private List<String> row(Anomaly a) {
        return List.of(
                a.verdict() == Verdict.IMPROVEMENT ? BETTER : a.status().word(),
                Labels.subject(a),
                label(a),
                a.value().isPresent() ? Figures.quantity(a.value().getAsDouble(), a.unit()) : "",
                a.expected().map(range -> expected(a, range)).orElse(""),
                time(a.onset()),
                time(a.end()),
                a.id());
    }

    /** What was never negative is not expected to be. */
    private String expected(Anomaly a, Interval range) {
        boolean negative = found.window().evidence().series().stream()
                .filter(series -> series.subject().equals(a.subject())
                        && series.spec().metric().equals(a.metric()))
                .anyMatch(Excursion::isEverNegative);
        return Figures.range(negative ? range.low() : Math.max(0, range.low()), range.high(), a.unit());
    }

    private String label(Anomaly a) {
        return found.window().evidence().series().stream()
                .filter(series -> series.spec().metric().equals(a.metric()))
                .findFirst()
                .map(series -> series.spec().label())
                .orElse(a.metric());
    }

    /** The day only where it is another than that which was asked about. */
    private String time(Optional<Instant> moment) {
        return moment.map(at -> isOfTheDay(at) ? Moments.ofDay(at, desk.zone()) : Moments.of(at, desk.zone()))
                .orElse("");
    }

    private boolean isOfTheDay(Instant moment) {
        return Stream.of(span.from(), span.to()).allMatch(end -> LocalDate.ofInstant(end, desk.zone())
                .equals(LocalDate.ofInstant(moment, desk.zone())));
    }
}
