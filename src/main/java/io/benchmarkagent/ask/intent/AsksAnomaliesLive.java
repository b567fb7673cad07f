package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.tool.prometheus.LiveAnomalies;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Any anomalies in the last 30 minutes?", "what caused the CPU spike at 2 pm yesterday?" of a time that no run covers, where there is a Prometheus to be asked. */
final class AsksAnomaliesLive implements Intent {
    private static final Pattern ASKED = Pattern.compile(
            "(?i)\\b(?:anomal(?:y|ies|ous)|wrong|problems?|issues?|incidents?|out of line|unusual|abnormal|suspicious|suspects?|spik\\w*|happen\\w*"
                    + "|caus\\w+|culprits?|root causes?|why|behind|degrad\\w*|going on|went on)\\b");
    private static final Words WORDS = Words.of(
            "anomaly anomalies anomalous wrong problem problems issue issues incident incidents out line unusual abnormal suspicious suspect"
                    + " suspects suspected any anything something everything all found find detect detected go went gone going got happen"
                    + " happened happening happens occurred cause caused causes causing root culprit culprits why reason reasons behind likely"
                    + " most probable spike spikes spiked spiking jump jumped rise rose risen high higher peak peaked slow slower slowdown"
                    + " degrade degraded degradation drop dropped increase increased up so that then during between then live prometheus now"
                    + " right currently service services microservices usage performance about s");

    @Override
    public List<String> examples() {
        return List.of(
                "Any anomalies in the last 30 minutes?",
                "What went wrong between 14:00 and 14:30 yesterday?",
                "What caused the CPU spike at 2 pm yesterday?",
                "Was anything out of line yesterday at 9 am?",
                "Why was checkoutservice slow in the last 20 minutes?",
                "What happened at 14:00 yesterday?");
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public boolean mayBe(Heard heard) {
        return isMeant(heard);
    }

    /** Then no other kind is: of that time the archive has nothing. */
    static boolean isMeant(Heard heard) {
        return heard.desk().live().isPresent()
                && AsksMetricLive.isLive(heard)
                && heard.says(ASKED)
                && heard.spoken().metrics().size() <= 1
                && !Words.areOfRuns(heard)
                && WORDS.covers(heard);
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public Optional<String> declines(Heard heard) {
        return AnotherTime.in(heard);
    }

    @Override
    public Tool tool() {
        return new LiveAnomalies();
    }

    @Override
    public Wanted wanted(Heard heard) {
        Wanted wanted = Wanted.of(heard.look()).about(heard.subjects());
        Wanted measuring = heard.spoken().metrics().stream()
                .findFirst()
                .map(wanted::measuring)
                .orElse(wanted);
        return heard.span().map(measuring::during).orElse(measuring);
    }
}
