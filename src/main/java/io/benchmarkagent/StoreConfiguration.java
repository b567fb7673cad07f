package io.benchmarkagent;

import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.llm.Requested;
import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.access.Occasionally;
import io.benchmarkagent.web.access.PostLog;
import io.benchmarkagent.web.access.PostsInPostgres;
import io.benchmarkagent.web.conversation.Conversations;
import io.benchmarkagent.web.report.Shelf;
import io.benchmarkagent.web.store.Away;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept by this process alone, or by a PostgreSQL that replicas share. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Away away(Occasionally warnings) {
        return new Away(warnings::warn);
    }

    /** In the file beside what models were asked; where replicas share a database, in a table of that, and in the file while it is away. */
    @Bean
    PostLog postLog(WebSettings settings, Variables variables, Clock clock) {
        Caller caller = variables.caller("serve");
        PostLog file = (who, what, run, status) -> Requested.audit(caller, clock, who, what, run, status);
        return settings.database().isEmpty()
                ? file
                : new PostsInPostgres(
                        settings.database(),
                        password(variables),
                        (who, what, run, status) -> Requested.event(caller, clock, who, what, run, status),
                        file);
    }

    @Bean
    Conversations conversations(WebSettings settings, Variables variables, Clock clock) {
        return Conversations.at(settings.database(), password(variables), clock);
    }

    /** Closed by whoever takes tasks from it, at last. */
    @Bean(destroyMethod = "")
    Shelf shelf(WebSettings settings, Variables variables, Clock clock) {
        return Shelf.at(settings.database(), password(variables), clock);
    }

    private static String password(Variables variables) {
        return variables.all().getOrDefault("PGPASSWORD", "");
    }
}
