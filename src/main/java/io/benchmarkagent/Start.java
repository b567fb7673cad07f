package io.benchmarkagent;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.web.WebSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts Spring with what was read before it. */
record Start(Variables variables, HeadStart headStart, Progress progress, boolean verbose) {

    /** What a report needs. The web's parts are on the class path, and Boot would make them ready ahead, for nobody. */
    ConfigurableApplicationContext reporting() {
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        return started(AgentConfiguration.class, WebApplicationType.NONE, Map.of(), beans -> {});
    }

    /** The service, which answers when this returns. */
    ConfigurableApplicationContext serving(
            Class<?> configuration, WebSettings web, Consumer<ConfigurableListableBeanFactory> more) {
        return started(configuration, WebApplicationType.SERVLET, server(web), more);
    }

    private ConfigurableApplicationContext started(
            Class<?> configuration,
            WebApplicationType type,
            Map<String, Object> own,
            Consumer<ConfigurableListableBeanFactory> more) {
        SpringApplication application = new SpringApplication(configuration);
        application.setEnvironment(new OwnEnvironment(verbose, own));
        application.setWebApplicationType(type);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Settings.class, () -> headStart.settings().join());
            beans.getBeanFactory().registerSingleton("headStart", headStart);
            beans.getBeanFactory().registerSingleton("variables", variables);
            beans.getBeanFactory().registerSingleton("progress", progress);
            more.accept(beans.getBeanFactory());
        });
        return application.run();
    }

    /** What breaks in the service is told by its log. */
    private static Map<String, Object> server(WebSettings web) {
        Map<String, Object> all = new HashMap<>(limits(web));
        if (web.tls().isSet()) {
            all.put(
                    "server.ssl.certificate",
                    Path.of(web.tls().certificate()).toUri().toString());
            all.put(
                    "server.ssl.certificate-private-key",
                    Path.of(web.tls().key()).toUri().toString());
            all.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        }
        all.putAll(Map.ofEntries(
                Map.entry("server.address", web.address()),
                Map.entry("server.port", web.port()),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.compression.enabled", true),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "20s"),
                Map.entry("logging.level.io.benchmarkagent", "WARN")));
        return all;
    }

    /** What is refused before anything of ours sees it; of a body that was refused nothing more is read. */
    private static Map<String, Object> limits(WebSettings web) {
        return Map.of(
                "server.max-http-request-header-size",
                "16KB",
                "server.tomcat.max-http-form-post-size",
                "64KB",
                "server.tomcat.max-swallow-size",
                "64KB",
                "server.tomcat.connection-timeout",
                web.timeout().toMillis() + "ms",
                "server.tomcat.keep-alive-timeout",
                web.timeout().toMillis() + "ms",
                "server.tomcat.max-connections",
                web.connections(),
                "server.tomcat.accept-count",
                100,
                "server.tomcat.use-relative-redirects",
                true); // else they would name whatever host was asked for
    }
}
