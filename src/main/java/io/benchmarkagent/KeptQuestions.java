package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.kept.KeptReplies;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.llm.Retold;
import io.benchmarkagent.llm.alike.AlikeQuestions;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.AnswersInFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A question that was asked before, of an archive, reports and settings that are all as they were then.
 *
 * @param key of all that the answer depends on but the question; empty where that cannot be told, and of what is now
 */
record KeptQuestions(
        QueryAsked asked, QuestionScope scope, Optional<String> key, KeptReplies replies, Caller caller, Clock clock) {
    private static final Duration LONGEST = Duration.ofHours(1);

    static KeptQuestions of(Variables variables, QueryAsked asked, Clock clock) {
        QuestionScope scope = new QuestionScope(variables, asked, clock);
        Answers answers = variables
                .cacheFolder()
                .<Answers>map(folder -> AnswersInFolder.expiring(folder.resolve("questions"), LONGEST, clock))
                .orElseGet(Answers::none);
        return new KeptQuestions(
                asked,
                scope,
                scope.key()
                        .filter(known -> isHarmless(asked) && !asked.question().isOfNow()),
                new KeptReplies(new AlikeQuestions(answers, new Embedded())),
                variables.caller("query"),
                clock);
    }

    /** Pictures are not kept. */
    Optional<Answer> told() {
        return key.filter(known -> !asked.fresh() && asked.chart().isEmpty())
                .flatMap(known -> replies.find(known, asked.question(), clock.instant()))
                .filter(this::isWrittenDown);
    }

    /** @param settings that it was answered with, which may want nothing to be kept */
    void keep(Ask.Reply reply, Settings settings) {
        Duration ttl = settings.llm().cache().ttl();
        if (reply instanceof Ask.Reply.Told told && told.trouble().isEmpty() && !ttl.isZero()) {
            Duration lifetime = ttl.compareTo(LONGEST) < 0 ? ttl : LONGEST;
            Asker asker = new Asker(clock.instant(), asked.from().zone());
            key.ifPresent(known -> scope.files(settings)
                    .ifPresent(files -> replies.keep(known, asked.question(), asker, lifetime, files, told.answer())));
        }
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
