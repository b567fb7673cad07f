package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Overview;
import io.benchmarkagent.ask.tool.Tool;
import java.util.List;
import java.util.regex.Pattern;

/** "Frontend", "how did frontend perform?": a service, and no metric. */
final class AsksAbout implements Intent {
    /** Beside a name that stands for itself. */
    private static final Pattern BARE = Pattern.compile(
            "(?i)^(?:show|me|the|and|please|•|\\W|(?:micro)?services?\\b|pods?\\b|in|of|(?:last|latest) (?:run|benchmark))*$");

    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\bhow (?:is|are|was|were|did|does)\\b|\\b(?:tell me|know|what|how) about\\b|\\b(?:details?|info|information|figures|metrics|numbers|overview|summary)\\b");
    private static final Words WORDS = Words.ofOneRun(
            "how about doing perform performed performing performance behave behaved look details detail info information figures metrics"
                    + " numbers overview summary go went");

    @Override
    public List<String> examples() {
        return List.of(
                "How did checkoutservice perform?",
                "How is frontend?",
                "frontend",
                "Tell me about cartservice",
                "Show all metrics of adservice",
                "frontend overview");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.subjects().size() == 1
                && !heard.subjects().contains("nodes")
                && heard.spoken().metrics().isEmpty()
                && heard.span().isEmpty()
                && (heard.says(ASKED) || BARE.matcher(heard.spoken().rest()).matches())
                && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new Overview();
    }
}
