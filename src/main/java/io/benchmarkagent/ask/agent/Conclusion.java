package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.report.Chart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer, made of what stands of a model's words, or of none of them; always with what it cost. */
record Conclusion(Heard heard, Lookups lookups, Bill bill) {

    /** In a model's words. */
    Answer told(Verdict verdict) {
        List<Result.Told> cited = verdict.cited().stream()
                .flatMap(id -> lookups.told(id).stream())
                .toList();
        List<Found.Data> data = data(cited);
        return new Answer(
                data.isEmpty() ? Answer.Outcome.NO_DATA : Answer.Outcome.ANSWERED,
                noted(verdict.text(), Stream.concat(removed(verdict).stream(), bill.notes().stream())),
                tables(data),
                confidence(data, verdict),
                sources(cited),
                advice(data),
                bill.cost(),
                heard.resolved(tools(cited)),
                chart(data));
    }

    /** @param offline the answer that needs no model */
    Answer without(Answer offline, String trouble) {
        Answer answer = offline.outcome() == Answer.Outcome.DECLINED ? found().orElse(offline) : offline;
        return new Answer(
                answer.outcome(),
                noted(
                        answer.response(),
                        Stream.concat(Stream.of("No model worded this: " + trouble + "."), bill.notes().stream())),
                answer.tables(),
                answer.confidence(),
                answer.sources(),
                answer.recommendations(),
                bill.cost(),
                answer.resolved(),
                answer.chart());
    }

    /** What the tools say themselves. */
    private Optional<Answer> found() {
        List<Result.Told> told = lookups.told();
        List<Found.Data> data = data(told);
        return data.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(
                        Answer.Outcome.ANSWERED,
                        data.stream().map(Found.Data::says).distinct().collect(Collectors.joining("\n\n")),
                        tables(data),
                        least(data),
                        sources(told),
                        advice(data),
                        Answer.Cost.NONE,
                        heard.resolved(tools(told)),
                        chart(data)));
    }

    private static List<Found.Data> data(List<Result.Told> told) {
        return told.stream()
                .map(Result.Told::found)
                .filter(Found.Data.class::isInstance)
                .map(Found.Data.class::cast)
                .toList();
    }

    /** Of several the first: a file holds one. */
    private static Optional<Chart> chart(List<Found.Data> data) {
        return data.stream().flatMap(each -> each.chart().stream()).findFirst();
    }

    private static List<Table> tables(List<Found.Data> data) {
        return data.stream().flatMap(each -> each.tables().stream()).distinct().toList();
    }

    private static List<Source> sources(List<Result.Told> told) {
        return told.stream()
                .flatMap(each -> each.found().sources().stream())
                .distinct()
                .toList();
    }

    private static List<String> advice(List<Found.Data> data) {
        return data.stream()
                .flatMap(each -> each.recommendations().stream())
                .distinct()
                .toList();
    }

    private static String tools(List<Result.Told> told) {
        return told.stream().map(each -> each.tool().name()).distinct().collect(Collectors.joining(", "));
    }

    /** As sure as the least sure of what it rests on, times how much of what was told stands. */
    private static Confidence confidence(List<Found.Data> data, Verdict verdict) {
        Confidence least = least(data);
        int standing = verdict.standing().size();
        int all = verdict.claims().size();
        return new Confidence(
                least.value() * standing / all,
                least.how() + "; " + standing + " of " + all + (all == 1 ? " statement is" : " statements are")
                        + " borne out by what was looked up");
    }

    private static Confidence least(List<Found.Data> data) {
        return data.stream()
                .map(Found.Data::confidence)
                .min(Comparator.comparingDouble(Confidence::value))
                .orElse(new Confidence(0, "nothing was observed of it"));
    }

    private static Optional<String> removed(Verdict verdict) {
        int removed = verdict.failed().size();
        return removed == 0
                ? Optional.empty()
                : Optional.of(removed + " of " + verdict.claims().size()
                        + (removed == 1 ? " statements was" : " statements were") + " removed: not borne out.");
    }

    private static String noted(String text, Stream<String> notes) {
        return Stream.concat(Stream.of(text), notes).collect(Collectors.joining("\n\n"));
    }
}
