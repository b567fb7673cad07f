package io.benchmarkagent.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.report.Histories;
import io.benchmarkagent.report.Pages;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.View;
import io.benchmarkagent.report.WrittenReport;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.web.holdings.ReportedFindings;
import io.benchmarkagent.web.holdings.Stand;
import java.io.IOException;

/** Reports as pages show them, made of their findings once. */
public final class Shown {
    private static final int MOST = 8;

    private final ReportedFindings reported;
    private final Cache<String, One> made =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public Shown(ReportedFindings reported) {
        this.reported = reported;
    }

    /** @param page with the report's own words */
    record One(Findings findings, View.Page page, Histories histories) {}

    /** @throws io.benchmarkagent.web.problem.Refusal where the run has no report */
    One of(Stand stand, ArchivedRun run) throws IOException {
        ReportedFindings.Found found = reported.of(stand, run);
        return made.get(found.tag(), tag -> one(found));
    }

    private static One one(ReportedFindings.Found found) {
        Report report = WrittenReport.read(found.findings());
        return new One(report.findings(), Pages.of(report), new Histories(report.findings(), found.findings()));
    }
}
