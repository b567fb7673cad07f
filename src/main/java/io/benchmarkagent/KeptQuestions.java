package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.kept.KeptReplies;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.cli.QueryAsked;
import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.llm.Redacted;
import io.benchmarkagent.llm.Retold;
import io.benchmarkagent.llm.alike.AlikeQuestions;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.AnswersInFolder;
import io.benchmarkagent.llm.kept.AnswersInRedis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A question that was asked before, of an archive, reports and settings that are all as they were then.
 *
 * @param key of all that the answer depends on but the question; empty where that cannot be told, and of what is now
 */
record KeptQuestions(
        Question question,
        ZoneId zone,
        Ground ground,
        Optional<String> key,
        KeptReplies replies,
        Caller caller,
        Clock clock) {
    static final Duration LONGEST = Duration.ofHours(1);

    /** For a command. */
    static KeptQuestions of(Variables variables, QueryAsked asked, Clock clock) {
        return of(
                asked.question(),
                new AskedBeside(
                        asked.run(),
                        asked.starting(),
                        asked.ending(),
                        asked.from().zone()),
                new TerminalGround(variables, asked, clock),
                replies(answers(variables, clock)),
                variables.caller("query"),
                clock);
    }

    /** @param caller who is told, for the audit */
    static KeptQuestions of(
            Question question, AskedBeside beside, Ground ground, KeptReplies replies, Caller caller, Clock clock) {
        Optional<String> key = isHarmless(question) && !question.isOfNow()
                ? new QuestionScope(beside, ground, clock).key()
                : Optional.empty();
        return new KeptQuestions(question, beside.zone(), ground, key, replies, caller, clock);
    }

    static KeptReplies replies(Answers answers) {
        return new KeptReplies(new AlikeQuestions(answers, new Embedded()));
    }

    /** Those of all machines that share theirs, or of this user on this machine. */
    static Answers answers(Variables variables, Clock clock) {
        return variables
                .shared()
                .<Answers>map(redis -> new AnswersInRedis(redis, "question", LONGEST, "web.redis"))
                .or(() -> variables
                        .cacheFolder()
                        .map(folder -> AnswersInFolder.expiring(folder.resolve("questions"), LONGEST, clock)))
                .orElseGet(Answers::none);
    }

    /** At the cost of no token, and written down where a model had worded it. */
    Optional<Answer> told() {
        return key.flatMap(known -> replies.find(known, question, clock.instant()))
                .filter(this::isWrittenDown);
    }

    /** @param settings that it was answered with, which may want nothing to be kept */
    void keep(Ask.Reply reply, Settings settings) {
        Duration ttl = settings.llm().cache().ttl();
        if (reply instanceof Ask.Reply.Told told && told.trouble().isEmpty() && !ttl.isZero()) {
            Duration lifetime = ttl.compareTo(LONGEST) < 0 ? ttl : LONGEST;
            Asker asker = new Asker(clock.instant(), zone);
            key.ifPresent(known -> ground.files(settings)
                    .ifPresent(files -> replies.keep(known, question, asker, lifetime, files, told.answer())));
        }
    }

    /** A question is kept as it is; one that holds a secret is not. */
    private static boolean isHarmless(Question question) {
        return Redacted.text(question.text()).equals(question.text());
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
                    question.text(),
                    told.response());
            return true;
        } catch (IOException unwritten) {
            return false; // and the model's own door will say so
        }
    }
}
