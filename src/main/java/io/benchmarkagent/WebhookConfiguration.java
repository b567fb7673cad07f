package io.benchmarkagent;

import io.benchmarkagent.web.access.Occasionally;
import io.benchmarkagent.web.access.PostLog;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.report.Tasks;
import io.benchmarkagent.web.webhook.WebhookApi;
import io.benchmarkagent.web.webhook.WebhookSecret;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The door for a CI, where there is a secret for it. */
@Configuration(proxyBeanMethods = false)
@Conditional(WebhookConfiguration.HasSecret.class)
class WebhookConfiguration {

    static final class HasSecret implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Optional.ofNullable(context.getBeanFactory())
                    .flatMap(beans ->
                            WebhookSecret.of(beans.getBean(Variables.class).all()))
                    .isPresent();
        }
    }

    @Bean
    WebhookApi webhook(Variables variables, Holdings holdings, Tasks tasks, PostLog log, Occasionally warnings) {
        WebhookSecret secret = WebhookSecret.of(variables.all()).orElseThrow();
        return new WebhookApi(secret, holdings, tasks, log, warnings);
    }
}
