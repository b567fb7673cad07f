package io.benchmarkagent.report;

import freemarker.template.TemplateModel;
import java.util.List;

/**
 * What the templates print: words and places in pictures, nothing left to compute or to format. What there is none of is an empty
 * text or list. The records are public because FreeMarker reads only those.
 */
public final class View {
    private View() {}

    public record Page(
            Mark status,
            String headline,
            String next,
            Gated gate,
            Story story,
            String runId,
            List<String> facts,
            Table out,
            Table more,
            Table watches,
            Changes changes,
            Coverage coverage,
            String sequel,
            List<Problem> problems,
            List<Problems> problemGroups,
            String noCause,
            List<Cause> causes,
            List<Advice> advice,
            Sizing sizing,
            When when,
            List<Past> histories,
            List<Subject> subjects,
            int observationCount,
            Baseline baseline,
            Origin origin) {}

    /**
     * A page as a comment.
     *
     * @param changed what is new since the comment said something else
     * @param unvouched whether the figures are those of a job that nobody here trusts
     * @param link to the whole report, as Markdown
     */
    public record Comment(Page page, String changed, boolean unvouched, TemplateModel link) {}

    /**
     * What the gate said, in a word or three, and with why; empty where there is none.
     *
     * @param broken what broke which threshold, a sentence each
     * @param blind which thresholds could not be judged, and why
     * @param muted how many anomalies it passed over; 0 where none
     */
    public record Gated(String word, String words, List<String> broken, List<String> blind, int muted) {}

    /** A status by shape, word and tone; {@code emoji} is the shape where there is no colour of our own. */
    public record Mark(String shape, String word, String tone, String emoji) {}

    /** The narrative in each dress; empty {@code html} when nobody wrote one. */
    public record Story(TemplateModel html, TemplateModel markdown, boolean told) {}

    /** Anomalies, what they were compared with, and what to do about them where nothing else on the page says so. */
    public record Table(String title, String against, List<Row> rows, List<Task> tasks) {}

    /** One thing to do, about these metrics. */
    public record Task(String what, String about) {}

    /** One anomaly. {@code n} is empty where it is the whole baseline's, {@code points} where the unit is no percentage. */
    public record Row(
            String anchor,
            Mark mark,
            String severity,
            String subject,
            String metric,
            String value,
            String expected,
            String n,
            String change,
            String points,
            String sigma,
            String textbook,
            String when,
            String description,
            String history,
            String hindsight,
            List<Strip> strip) {}

    /** Runs as dots on the expected band, and this run's value. */
    public record Strip(
            String label,
            int width,
            int height,
            String bandX,
            String bandWidth,
            List<Dot> dots,
            String x,
            String pin) {}

    public record Dot(String x, String y) {}

    /** The largest differences where nothing could be judged. */
    public record Changes(String title, String earlier, List<Difference> rows) {}

    public record Difference(
            String subject, String metric, String value, String earlier, String change, List<Strip> strip) {}

    public record Coverage(String judged, List<String> notJudged, String falseAlerts, String detectable) {}

    public record Problem(Mark mark, String subject, String message, String remedy, boolean hides) {}

    /** Lines about one thing; {@code more} says how many are not shown. */
    public record Problems(String title, List<Problem> lines, String more) {}

    public record Cause(int rank, String subject, String score, List<Reason> because, String more) {}

    /** A reason, and the row it points to if it is one of the rows shown. */
    public record Reason(String words, String anchor) {}

    /** What use alone lets one think of; {@code more} says how many are not shown. */
    public record Sizing(List<Advice> advice, int count, String more) {}

    /**
     * {@code load} is that at which it holds, {@code money} what it does to the bill, {@code patch} is empty where a later one of the
     * workload has it.
     */
    public record Advice(
            String subject,
            String resource,
            String current,
            String proposed,
            String reason,
            String load,
            String confidence,
            String money,
            String patch,
            List<String> evidence) {}

    public record When(List<Picture> pictures, List<Moment> timeline) {}

    /** Series on one time axis, drawn for a screen of one size. */
    public record Picture(
            String size,
            String label,
            int width,
            int height,
            String top,
            String bottom,
            List<Area> phases,
            List<Lane> lanes,
            List<Line> lines,
            List<Tick> ticks) {}

    public record Area(String kind, String x, String y, String width, String height, String word, String wordY) {}

    public record Lane(
            String title,
            String titleX,
            String titleY,
            String path,
            List<Area> windows,
            List<Tick> ticks,
            String left,
            String right) {}

    /** A mark on an axis: its place and its words. */
    public record Tick(String at, String word) {}

    /** An event; without words where there was no room for them. */
    public record Line(String x, String y1, String y2, String word, String wordX, String wordY, String anchor) {}

    public record Moment(String time, String uncertainty, String subject, String kind, String what) {}

    /** What the earlier runs measured, oldest first, and this one at their right; muted what is in no baseline. */
    public record Past(
            String anchor,
            String title,
            String caption,
            String label,
            int width,
            int height,
            String bandY,
            String bandHeight,
            String path,
            List<Dot> dots,
            String mutedPath,
            List<Dot> muted,
            Dot now,
            Mark mark,
            List<Tick> ticks,
            String first,
            String last) {}

    public record Subject(String name, String scope, List<Observed> rows) {}

    public record Observed(
            String metric,
            String value,
            String expected,
            String change,
            String sigma,
            String textbook,
            String n,
            Mark mark,
            List<String> why) {}

    public record Baseline(
            List<Fact> key,
            String size,
            List<Fact> runs,
            List<Fact> excluded,
            String excludedMore,
            List<Near> nearest,
            List<String> notes) {}

    public record Near(String run, String time, List<String> differs) {}

    /** Three words at most: a name, a time or value, a reason. */
    public record Fact(String name, String value, String note) {}

    public record Origin(
            String narrator,
            List<String> narratorNotes,
            String removed,
            String generated,
            String version,
            String config,
            String timings,
            List<Fact> inputs,
            List<Query> queries,
            String again) {}

    public record Query(String id, String promql, String span, String outcome, List<String> warnings) {}
}
