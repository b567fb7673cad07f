package io.benchmarkagent.ask.question;

import io.benchmarkagent.ask.desk.Confidence;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.tool.Found;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A question and what it is about. */
public record Heard(Question question, Context context, Look look, Spoken spoken, Optional<Span> span, Desk desk) {

    /** The same, asked in these words. */
    public Heard as(Question other) {
        return new Heard(other, context, look, spoken, span, desk);
    }

    /** The same, with less of it left to read. */
    public Heard as(Spoken other) {
        return new Heard(question, context, look, other, span, desk);
    }

    public boolean says(Pattern pattern) {
        return pattern.matcher(question.text()).find();
    }

    /** Whether one run was chosen or is named, so that no other one is meant. */
    public boolean isOfOneRun() {
        return context.run().isPresent() || !RunIds.in(question.text()).isEmpty();
    }

    /** Whether it names no time, no service and no metric. */
    public boolean namesNothing() {
        return span.isEmpty() && subjects().isEmpty() && spoken.metrics().isEmpty();
    }

    /** Services and nodes that it names. */
    public List<String> subjects() {
        return spoken.subjects().stream()
                .filter(name -> !name.equals("cluster"))
                .toList();
    }

    /** Whether it names a machine, of which little is known that is known of services. */
    public boolean namesANode() {
        return subjects().stream().anyMatch(look.nodes()::contains);
    }

    /** What it was taken to mean, as a question of that kind. */
    public Resolved resolved(String intent) {
        return new Resolved(
                intent,
                Optional.of(look.name()),
                span,
                context.zone(),
                spoken.subjects(),
                spoken.metrics().stream()
                        .map(metric -> metric.words().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    /** What a cluster told of these now: of no run. */
    public Answer toldOfNow(String intent, List<String> names, Found found) {
        Resolved said = resolved(intent);
        return told(
                new Resolved(intent, Optional.empty(), Optional.empty(), said.zone(), names, said.metrics()), found);
    }

    /** What was only recorded is no answer to how something is now, unless it says so. */
    public Answer dated(Answer answer) {
        boolean recorded = answer.outcome() == Answer.Outcome.ANSWERED
                && answer.sources().stream().allMatch(Source::isRecorded);
        return question.isOfNow() && recorded
                ? answer.noted(
                        "That is as it was recorded with run " + look.name() + "; how it is now was not looked at.")
                : answer;
    }

    /** What a tool found, as the answer to this question. */
    public Answer told(String intent, Found found) {
        return told(resolved(intent), found);
    }

    private static Answer told(Resolved resolved, Found found) {
        if (found instanceof Found.Data data) {
            return new Answer(
                    Answer.Outcome.ANSWERED,
                    data.says(),
                    data.tables(),
                    data.confidence(),
                    data.sources(),
                    data.recommendations(),
                    Answer.Cost.NONE,
                    resolved,
                    data.chart());
        }
        String why = found instanceof Found.Nothing nothing ? nothing.why() : ((Found.Failed) found).why();
        Answer.Outcome outcome = found instanceof Found.Nothing ? Answer.Outcome.NO_DATA : Answer.Outcome.FAILED;
        return new Answer(
                outcome,
                why,
                List.of(),
                new Confidence(0, "nothing was observed of it"),
                found.sources(),
                List.of(),
                Answer.Cost.NONE,
                resolved);
    }

    public Answer declined(String why) {
        return new Answer(
                Answer.Outcome.DECLINED,
                why,
                List.of(),
                Confidence.NONE,
                List.of(),
                List.of(),
                Answer.Cost.NONE,
                resolved(""));
    }
}
