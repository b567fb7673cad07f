package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.prometheus.Targets;
import java.util.List;
import java.util.regex.Pattern;

/** "Are all targets up?", as Prometheus scrapes them now. */
final class AsksTargets implements Intent {
    private static final Pattern SCRAPED = Pattern.compile("(?i)\\b(?:targets?|scrap(?:e[ds]?|ing))\\b");
    private static final Words WORDS = Words.of(
            "any all target targets scrape scrapes scraped scraping prometheus up down health healthy unhealthy now right currently"
                    + " being what's anything");

    @Override
    public List<String> examples() {
        return List.of("Are all scrape targets up?", "Which targets are down?", "What does Prometheus scrape?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return heard.says(SCRAPED) && heard.namesNothing() && WORDS.covers(heard);
    }

    @Override
    public Tool tool() {
        return new Targets();
    }
}
