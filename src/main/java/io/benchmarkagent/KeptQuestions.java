package io.benchmarkagent;

import io.benchmarkagent.ask.kept.KeptReplies;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.llm.CacheSettings;
import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.llm.Retold;
import io.benchmarkagent.llm.alike.AlikeQuestions;
import io.benchmarkagent.llm.alike.Embedded;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * A question that was asked before, of an archive, reports and settings that are all as they were then.
 *
 * @param scope empty where that cannot be told
 */
record KeptQuestions(QueryAsked asked, Optional<String> scope, KeptReplies replies, Caller caller, Clock clock) {

    static KeptQuestions of(Variables variables, Settings settings, QueryAsked asked, Clock clock) {
        Caller caller = variables.caller("query");
        CacheSettings cache = settings.llm().cache();
        AlikeQuestions store = new AlikeQuestions(Retold.store(cache, variables.all(), caller, clock), new Embedded());
        return new KeptQuestions(
                asked,
                new QuestionScope(variables, settings, asked, clock).key().filter(known -> isHarmless(asked)),
                new KeptReplies(store, cache.ttl()),
                caller,
                clock);
    }

    Optional<Answer> told() {
        Optional<Answer> told = scope.flatMap(known -> replies.find(known, asked.question()));
        return told.filter(this::isWrittenDown);
    }

    void keep(Answer answer) {
        Asker asker = new Asker(clock.instant(), asked.from().zone());
        scope.ifPresent(known -> replies.keep(known, asked.question(), asker, answer));
    }

    /** A question is kept as it is; one that holds a secret is not. */
    private static boolean isHarmless(QueryAsked asked) {
        return Redacted.text(asked.question().text()).equals(asked.question().text());
    }

    private boolean isWrittenDown(Answer told) {
        if (told.cost().model().isEmpty()) {
            return true;
        }
        try {
            Retold.audit(
                    caller,
                    clock,
                    told.resolved().run().orElse(""),
                    told.cost().model(),
                    asked.question().text(),
                    told.response());
            return true;
        } catch (IOException unwritten) {
            return false; // and the model's own door will say so
        }
    }
}
