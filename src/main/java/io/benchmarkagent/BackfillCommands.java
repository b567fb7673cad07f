package io.benchmarkagent;

import io.benchmarkagent.cli.BackfillAsked;
import io.benchmarkagent.cli.BackfillPrinter;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.pipeline.BackfillJob;
import io.benchmarkagent.pipeline.BackfillRequest;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.ReportFiles;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.report.TrendPage;
import io.benchmarkagent.run.MetricCatalogue;
import java.time.Instant;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code backfill}, put together apart from reports: none of them opens a database. */
record BackfillCommands(BackfillJob job, Terminal terminal) {

    static BackfillCommands of(ConfigurableApplicationContext context, Variables variables, Terminal terminal) {
        Settings settings = context.getBean(Settings.class);
        return new BackfillCommands(
                new BackfillJob(
                        context.getBean(Pipeline.class),
                        new ReportFiles(context.getBean(Renderings.class).all()),
                        new TrendPage(Templates.of(settings.report())),
                        context.getBean(MetricCatalogue.class),
                        variables.cacheFolder(),
                        settings.backfill().database(),
                        variables.all().getOrDefault("PGPASSWORD", "")),
                terminal);
    }

    int fill(BackfillAsked asked) {
        Instant now = Instant.now();
        BackfillPrinter printer = new BackfillPrinter(asked, terminal, System::nanoTime);
        return printer.print(job.run(
                new BackfillRequest(
                        asked.each().request(),
                        run -> asked.last()
                                .map(span -> !run.key().timestamp().isBefore(span.before(now)))
                                .orElse(true),
                        asked.threads()),
                printer));
    }
}
