package io.benchmarkagent;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.access.Occasionally;
import io.benchmarkagent.web.conversation.Conversations;
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

    @Bean
    Conversations conversations(WebSettings settings, Variables variables, Clock clock) {
        return Conversations.at(settings.database(), password(variables), clock);
    }

    private static String password(Variables variables) {
        return variables.all().getOrDefault("PGPASSWORD", "");
    }
}
