package io.benchmarkagent.source.prometheus;

import io.benchmarkagent.files.NotWritten;
import io.benchmarkagent.run.DataQuality;
import io.benchmarkagent.run.DataQuality.Level;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The data-quality lines of this room: their ids, words and remedies in one place. */
final class Lines {
    private static final String ROOM = "prometheus";
    private static final int NAMED = 10;

    private Lines() {}

    static DataQuality notAsked() {
        return new DataQuality(
                "prometheus/not-asked",
                Level.INFO,
                ROOM,
                "No Prometheus is configured and nothing is recorded: nothing is known of the course of the run.",
                "Give --prometheus-url, or put recorded answers under evidence/<run_id>/prometheus in the archive.");
    }

    static DataQuality stopped(String url, Unanswered why, long notAsked, int all) {
        return new DataQuality(
                "prometheus/" + why.reason().word(),
                Level.ERROR,
                ROOM,
                "Prometheus at " + url
                        + (why.reason() == Unanswered.Reason.NOT_KEPT ? " was not asked: " : " did not answer: ")
                        + why.why() + ". " + notAsked + " of " + all
                        + " queries have no answer.",
                why.reason().remedy());
    }

    static DataQuality notRecorded(List<String> ids, int all) {
        return new DataQuality(
                "prometheus/not-recorded",
                Level.WARNING,
                ROOM,
                ids.size() + " of " + all
                        + " queries have no recorded answer for this run's range, and no Prometheus is"
                        + " configured: " + String.join(", ", ids) + ".",
                "Give --prometheus-url to ask for what is missing.");
    }

    static DataQuality unreadableIndex(IOException e) {
        return new DataQuality(
                "prometheus/recorded-index",
                Level.WARNING,
                ROOM,
                "Recorded answers are not used: " + Unanswered.brokenOff(e).why(),
                "Remove the index.json, or restore it; what is missing is asked anew where a Prometheus is configured.");
    }

    static DataQuality corruptRecording(CatalogueQuery query, Unanswered e) {
        return new DataQuality(
                id(query, "recorded"),
                Level.WARNING,
                query.id(),
                "The recorded answer is not used: " + e.why() + ".",
                "Remove it, or record it again; it is asked anew where a Prometheus is configured.");
    }

    static DataQuality cannotRecord(NotWritten e) {
        return new DataQuality(
                "prometheus/recording",
                Level.WARNING,
                ROOM,
                "Answers could not be kept: " + e.getMessage() + ".",
                "Make the folder of reports (--out) writable, with room for them; else a later report of this run asks again.");
    }

    static DataQuality scrapeAssumed(long seconds) {
        return new DataQuality(
                "prometheus/scrape-interval",
                Level.WARNING,
                ROOM,
                "The data do not tell the scrape interval; " + seconds + " s are assumed.",
                "Set prometheus.scrape-interval; with one too short, rates are empty, with one too long, smeared.");
    }

    static DataQuality shortRun(long windowSeconds, long runSeconds) {
        return new DataQuality(
                "prometheus/short-run",
                Level.WARNING,
                ROOM,
                "Rates are taken over " + windowSeconds + " s and the run lasted " + runSeconds
                        + " s: they mostly tell what came before it.",
                "Let the run last several times as long, or scrape more often.");
    }

    /** One or several that failed for a reason of one kind. */
    static DataQuality failed(List<Collected.Failed> alike, int all) {
        Collected.Failed first = alike.get(0);
        return alike.size() == 1 ? failed(first.query(), first.why()) : failed(alike, first.why(), all);
    }

    private static DataQuality failed(List<Collected.Failed> alike, Unanswered why, int all) {
        List<String> ids = alike.stream().map(one -> one.query().id()).toList();
        return new DataQuality(
                "prometheus/failed/" + why.reason().word(),
                Level.ERROR,
                ROOM,
                alike.size() + " of " + all + " queries have no answer, " + some(ids) + ": " + why.why() + ".",
                why.reason().remedy());
    }

    private static DataQuality failed(CatalogueQuery query, Unanswered e) {
        return new DataQuality(
                id(query, "error"),
                Level.ERROR,
                query.id(),
                "No answer for " + query.spec().label() + ": " + e.why() + ".",
                e.reason().remedy());
    }

    static DataQuality empty(CatalogueQuery query) {
        return new DataQuality(
                id(query, "empty"),
                Level.INFO,
                query.id(),
                "Prometheus has no data for " + query.spec().label() + " in this range.",
                "If it should have, scrape " + query.needs() + ".");
    }

    /** Of one query, or of several at once, which mostly have it of one cause. */
    static DataQuality partial(List<Collected> partial, Map<String, String> labels, int expected) {
        Collected first = partial.get(0);
        boolean one = partial.size() == 1;
        return new DataQuality(
                one ? "prometheus/" + first.asked().id() + "/partial" : "prometheus/partial",
                Level.WARNING,
                one ? first.asked().id() : ROOM,
                "Under 80 % of the " + expected + " points expected during the run: "
                        + partial.stream()
                                .map(query -> labels.getOrDefault(
                                                query.asked().id(),
                                                query.asked().id())
                                        + " of " + some(query.partial()))
                                .collect(Collectors.joining("; "))
                        + ".",
                "Look for failed scrapes and for pods that came or went; these series enter no baseline.");
    }

    static DataQuality notFinite(CatalogueQuery query, int dropped) {
        return new DataQuality(
                id(query, "not-finite"),
                Level.INFO,
                query.id(),
                dropped + " points of " + query.spec().label() + " are not finite numbers and were dropped.",
                "Mostly a ratio or a quantile of no requests at all: nothing to do.");
    }

    static DataQuality nameless(CatalogueQuery query, int series) {
        return new DataQuality(
                id(query, "no-subject"),
                Level.WARNING,
                query.id(),
                series + " series of " + query.spec().label() + " lack the label " + query.subject()
                        + " and were left out.",
                "Keep that label in the expression of the query catalogue.");
    }

    static DataQuality warnings(CatalogueQuery query, List<String> warnings) {
        return new DataQuality(
                id(query, "warnings"),
                Level.WARNING,
                query.id(),
                "Prometheus warns: " + String.join("; ", warnings),
                "The answer may be incomplete: look at what Prometheus names.");
    }

    static DataQuality infos(CatalogueQuery query, List<String> infos) {
        return new DataQuality(
                id(query, "infos"),
                Level.INFO,
                query.id(),
                "Prometheus remarks: " + String.join("; ", infos),
                "Mend the expression of the query catalogue if the remark applies.");
    }

    /** The first few, and how many more: a server decides how many there are. */
    static String some(List<String> names) {
        String named = names.stream().limit(NAMED).map(Unanswered::oneLine).collect(Collectors.joining(", "));
        return names.size() > NAMED ? named + " and " + (names.size() - NAMED) + " more" : named;
    }

    private static String id(CatalogueQuery query, String what) {
        return "prometheus/" + query.id() + "/" + what;
    }
}
