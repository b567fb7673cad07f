package io.benchmarkagent;

import io.benchmarkagent.cli.Asked;
import io.benchmarkagent.cli.CommandLines;
import io.benchmarkagent.cli.ReportPrinter;
import io.benchmarkagent.cli.StageLines;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.pipeline.Outcome;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportJob;
import io.benchmarkagent.report.Renderings;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The door. Arguments are parsed before anything is started, so that help and mistakes answer at once. */
public final class BenchmarkAgent {
    private BenchmarkAgent() {}

    public static void main(String[] args) {
        System.exit(CommandLines.of(BenchmarkAgent::report).execute(args));
    }

    private static int report(Asked asked) {
        try {
            return report(asked, SettingsReader.read(asked));
        } catch (SettingsReader.WrongSettings wrong) {
            System.err.println("benchmark-agent: " + wrong.getMessage());
            return Exit.BAD_INPUT;
        }
    }

    private static int report(Asked asked, Settings settings) {
        StageLines progress = StageLines.on(System.err, asked.verbose());
        try (ConfigurableApplicationContext context = start(settings, progress)) {
            List<Outcome> outcomes = context.getBean(ReportJob.class).run(asked.request());
            progress.finish();
            return new ReportPrinter(context.getBean(Renderings.class), asked).print(outcomes);
        }
    }

    private static ConfigurableApplicationContext start(Settings settings, Progress progress) {
        SpringApplication application = new SpringApplication(AgentConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.getBeanFactory().registerSingleton("settings", settings);
            beans.getBeanFactory().registerSingleton("progress", progress);
        });
        return application.run();
    }
}
