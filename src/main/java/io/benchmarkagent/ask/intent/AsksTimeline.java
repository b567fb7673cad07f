package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.TimelineOf;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.regex.Pattern;

/** "What happened at 2 pm yesterday?"; with a time also "what caused the CPU spike then?". */
final class AsksTimeline implements Intent {
    private static final Pattern HAPPENED =
            Pattern.compile("(?i)\\b(?:happen\\w*|timeline|went on|going on|events?|occurred|sequence)\\b");
    private static final Pattern CAUSED =
            Pattern.compile("(?i)\\b(?:caus\\w+|why|reasons?|behind|led to|explains?)\\b");
    private static final Words WORDS = Words.of(
            "happened happen happening happens timeline went going on events event occurred sequence during when order anything all"
                    + " then whole");
    private static final Words OF_CAUSES = Words.of(
            "cause caused causes causing why reason reasons behind led explain explains spike spiked spikes peak peaked jump jumped rise rose"
                    + " slow slowdown drop dropped high happened happen increase increased that go up went so usage");

    /** Of which there is no one timeline. */
    private static final Pattern RUNS = Pattern.compile("(?i)\\b(?:runs|benchmarks|executions|tests)\\b");

    @Override
    public List<String> examples() {
        return List.of(
                "What happened during the last run?",
                "What happened?",
                "What happened at 14:25?",
                "What caused the spike?",
                "What happened to frontend?",
                "Which events occurred?",
                "Why did latency rise?",
                "What caused the CPU spike at 2 pm yesterday?",
                "Show the timeline of the last run",
                "Which events occurred between 14:00 and 14:30?",
                "What happened to checkoutservice during the load?",
                "Why did latency rise at 14:25?");
    }

    @Override
    public Words words() {
        return WORDS.or(OF_CAUSES);
    }

    @Override
    public boolean mayBe(Heard heard) {
        boolean happened = heard.says(HAPPENED) && heard.spoken().metrics().isEmpty() && WORDS.covers(heard);
        // Why one service was slow then is more than a timeline tells.
        boolean caused = heard.span().isPresent()
                && heard.says(CAUSED)
                && heard.subjects().isEmpty()
                && OF_CAUSES.covers(heard);
        return (happened || caused)
                && !heard.says(AsksAnomalies.LAST)
                && !AsksAnomaliesLive.isMeant(heard)
                && !heard.says(RUNS)
                && Named.in(heard.question().text(), heard.desk()).isEmpty();
    }

    @Override
    public Tool tool() {
        return new TimelineOf();
    }

    @Override
    public Tool tool(Heard heard) {
        return new TimelineOf(heard.isOfOneRun());
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        return heard.span().map(wanted::during).orElse(wanted);
    }
}
