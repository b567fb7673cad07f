package io.benchmarkagent;

import io.benchmarkagent.cli.ServeAsked;
import io.benchmarkagent.cli.Terminal;
import io.benchmarkagent.pipeline.Exit;
import io.benchmarkagent.redis.Redis;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.slack.SlackDoor;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.trace.Traces;
import io.benchmarkagent.web.webhook.WebhookSecret;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** {@code serve}, put together. */
record ServeCommands(ArchiveCommands archives, Terminal terminal) {

    /** Until the process is told to stop. */
    int serve(ServeAsked asked) {
        return archives.opened(
                asked.from(), asked.settings(), ArchiveCommands::metrics, (settings, metrics, archive) -> {
                    ServeCommands sharing = sharing(settings.web());
                    Optional<String> mistake = settings.web()
                            .mistake()
                            .or(() -> SlackDoor.mistake(archives.variables().all()))
                            .or(() -> WebhookSecret.mistake(archives.variables().all()))
                            .or(() -> Traces.mistake(archives.variables().all()));
                    if (mistake.isPresent()) {
                        terminal.tell(mistake.get());
                        return Exit.BAD_INPUT;
                    }
                    try (Served served = new Served(sharing.archives, asked, settings, metrics);
                            ConfigurableApplicationContext context =
                                    sharing.started(asked, settings, metrics, served)) {
                        terminal.tell("serving " + asked.from().archive() + " at " + address(settings, context)
                                + " (Ctrl-C stops)");
                        warn(settings.web());
                        sharing.warnOfRedis();
                        untilStopped(served, context);
                        return Exit.DONE;
                    } catch (BeansException | WebServerException notStarted) {
                        return refused(notStarted, settings);
                    }
                });
    }

    /** With what other replicas share. */
    private ServeCommands sharing(WebSettings web) {
        Variables variables = archives.variables();
        Optional<Redis> redis = Optional.of(web.redis())
                .filter(address -> !address.isEmpty())
                .map(address -> Redis.at(address, variables.all().getOrDefault("REDIS_PASSWORD", "")));
        return new ServeCommands(
                new ArchiveCommands(variables.sharing(redis), archives.terminal(), archives.clock()), terminal);
    }

    private void warnOfRedis() {
        archives.variables()
                .shared()
                .flatMap(Redis::trouble)
                .ifPresent(
                        line -> terminal.tell(
                                "web.redis: " + line
                                        + "; until it answers nobody can log in, no model is asked, and limits are of this process alone"));
    }

    private void warn(WebSettings web) {
        if (!web.isLoopback() && !web.tls().isSet()) {
            terminal.tell(
                    "tokens and answers travel in the clear; set web.tls.certificate and web.tls.key, or let only a"
                            + " proxy with TLS reach this address");
        }
    }

    /** The service, answering. */
    ConfigurableApplicationContext started(
            ServeAsked asked, Settings settings, MetricCatalogue metrics, Served served) {
        HeadStart headStart = HeadStart.taken("serve", () -> settings);
        Start start = new Start(archives.variables(), headStart, new ToldStages(), asked.verbose());
        return start.serving(
                ServeConfiguration.class, settings.web(), beans -> beans.registerSingleton("served", served));
    }

    /** The signal comes on a thread of its own, which lets what is under way be answered, and then ends the process. */
    private static void untilStopped(Served served, ConfigurableApplicationContext context) {
        Stopping.first(() -> {
            context.close();
            served.close();
        });
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            // whoever interrupts wants it closed, which an interrupted thread would not wait for
        }
    }

    private static String address(Settings settings, ConfigurableApplicationContext context) {
        String host = settings.web().address();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        String scheme = settings.web().tls().isSet() ? "https://" : "http://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private int refused(Exception notStarted, Settings settings) {
        terminal.tell(taken(notStarted)
                .map(port -> "port " + port + " of " + settings.web().address()
                        + " is taken; give another with --port, or 0 for any")
                .orElseGet(() -> "the service cannot be started: "
                        + NestedExceptionUtils.getMostSpecificCause(notStarted).getMessage()));
        return Exit.FAILED;
    }

    /** The port that somebody else has. */
    private static Optional<Integer> taken(Throwable notStarted) {
        return Stream.iterate(notStarted, Objects::nonNull, Throwable::getCause)
                .filter(PortInUseException.class::isInstance)
                .map(cause -> ((PortInUseException) cause).getPort())
                .findFirst();
    }
}
