package io.benchmarkagent;

import io.benchmarkagent.bucket.BucketAddress;
import io.benchmarkagent.cli.Asked;
import io.benchmarkagent.cli.BackfillAsked;
import io.benchmarkagent.cli.BackfillPrinter;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.cli.WorkerAsked;
import io.benchmarkagent.pipeline.BackfillJob;
import io.benchmarkagent.pipeline.BackfillPlaces;
import io.benchmarkagent.pipeline.BackfillRequest;
import io.benchmarkagent.pipeline.BackfillWorker;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.Pipeline;
import io.benchmarkagent.pipeline.ReportFiles;
import io.benchmarkagent.report.Renderings;
import io.benchmarkagent.report.Templates;
import io.benchmarkagent.report.TrendPage;
import io.benchmarkagent.run.MetricCatalogue;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code backfill} and its {@code worker}, put together apart from reports: none of them opens a database. */
record BackfillCommands(ConfigurableApplicationContext context, Variables variables, Terminal terminal) {

    int fill(BackfillAsked asked) {
        Instant now = Instant.now();
        if (places().isSpread() && isInBucket(asked.each())) {
            return Exit.BAD_INPUT;
        }
        BackfillPrinter printer = new BackfillPrinter(asked, terminal, System::nanoTime);
        return printer.print(job().run(
                        new BackfillRequest(
                                asked.each().request(),
                                run -> asked.last()
                                        .map(span -> !run.key().timestamp().isBefore(span.before(now)))
                                        .orElse(true),
                                asked.threads()),
                        printer));
    }

    int work(WorkerAsked asked) {
        if (!places().isSpread()) {
            terminal.tell("no broker is named; give --broker amqp://broker:5672 and --database, or backfill.broker");
            return Exit.BAD_INPUT;
        }
        if (isInBucket(asked.each())) {
            return Exit.BAD_INPUT;
        }
        Optional<Outcome.Refused> inTheWay =
                worker().run(asked.each().request(), asked.threads(), asked.idle(), terminal::tell);
        inTheWay.ifPresent(why -> terminal.tell(why.line()));
        return inTheWay.map(Outcome.Refused::exitCode).orElse(Exit.DONE);
    }

    /** What one worker has written there, another one sees when it ends. */
    private boolean isInBucket(Asked each) {
        String out = terminal.naming().apply(each.request().out().toString());
        if (!BucketAddress.isMeant(out)) {
            return false;
        }
        terminal.tell("--out " + out + " is a bucket, and workers read each other's reports; give a folder that all of"
                + " them see, and copy it into the bucket");
        return true;
    }

    private BackfillPlaces places() {
        return new BackfillPlaces(context.getBean(Settings.class).backfill(), variables.all());
    }

    private BackfillJob job() {
        return new BackfillJob(
                context.getBean(Pipeline.class),
                files(),
                new TrendPage(Templates.of(context.getBean(Settings.class).report())),
                context.getBean(MetricCatalogue.class),
                variables.cacheFolder(),
                places());
    }

    private BackfillWorker worker() {
        return new BackfillWorker(
                context.getBean(Pipeline.class),
                files(),
                context.getBean(MetricCatalogue.class),
                variables.cacheFolder(),
                places());
    }

    private ReportFiles files() {
        return new ReportFiles(context.getBean(Renderings.class).all());
    }
}
