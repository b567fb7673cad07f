package io.benchmarkagent;

import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.slack.SlackDoor;
import io.benchmarkagent.slack.SlackEvents;
import io.benchmarkagent.slack.SlackKeys;
import io.benchmarkagent.slack.SlackLink;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.report.Making;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The door for Slack, where there are keys for it: nobody else's service loads any of it. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackConfiguration.HasKeys.class)
class SlackConfiguration {

    static final class HasKeys implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Optional.ofNullable(context.getBeanFactory())
                    .map(beans -> beans.getBean(Variables.class).all())
                    .filter(SlackKeys::areGiven)
                    .isPresent();
        }
    }

    /** Questions wait in one line, whichever door they came by. */
    @Bean
    SlackDoor slackDoor(Variables variables, Served served, Counter counter, Making making) {
        return new SlackDoor(
                SlackKeys.of(variables.all()),
                served::goOn,
                run -> making.make(run, Progress.SILENT),
                inTurn(counter),
                variables.shared(),
                Clock.systemUTC());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails in it is told to who asked, by itself
    private static Executor inTurn(Counter counter) {
        return question -> {
            try {
                counter.take(question);
            } catch (Refusal full) {
                throw new RejectedExecutionException(full.problem().detail(), full);
            }
        };
    }

    @Bean
    ServeConfiguration.Reported toldInSlack(SlackDoor door) {
        return door::reported;
    }

    static final class HasAppToken implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Optional.ofNullable(context.getBeanFactory())
                    .map(beans -> beans.getBean(Variables.class).all())
                    .filter(SlackKeys::areForSocket)
                    .isPresent();
        }
    }

    static final class HasSecret implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new HasAppToken().matches(context, metadata);
        }
    }

    @Bean
    @Conditional(HasSecret.class)
    SlackEvents slackEvents(SlackDoor door) {
        return new SlackEvents(door);
    }

    /** Opened after everything else is there, and closed before anything is: {@code ending} finishes what it took. */
    @Bean
    @Conditional(HasAppToken.class)
    @DependsOn("ending")
    SlackLink slackLink(SlackDoor door) {
        return door.link();
    }
}
