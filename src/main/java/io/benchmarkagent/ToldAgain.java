package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.kept.KeptReplies;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.llm.Caller;
import io.benchmarkagent.llm.kept.Answers;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers of the service that hold as long as nothing has changed that they rest on: told again, to whoever may ask. */
final class ToldAgain {
    private final Settings settings;
    private final Ground ground;
    private final KeptReplies replies;
    private final Caller caller;
    private final Clock clock;

    private ToldAgain(Settings settings, Ground ground, Answers answers, Caller caller, Clock clock) {
        this.settings = settings;
        this.ground = ground;
        this.replies = KeptQuestions.replies(answers);
        this.caller = caller;
        this.clock = clock;
    }

    static ToldAgain of(Settings settings, Ground ground, ArchiveCommands archives) {
        return new ToldAgain(
                settings,
                ground,
                KeptQuestions.answers(archives.variables(), archives.clock()),
                archives.variables().caller("serve"),
                archives.clock());
    }

    /**
     * @param who is told, as the audit names them; empty for whoever started the service
     * @param fresh not to be told what was answered before
     * @param anew for what was not answered before, or not so that it may be told again
     */
    Ask.Reply reply(
            Question question, AskedBeside beside, Optional<String> who, boolean fresh, Supplier<Ask.Reply> anew) {
        KeptQuestions kept = KeptQuestions.of(
                question, beside, ground, replies, who.map(caller::as).orElse(caller), clock);
        Optional<Answer> told = fresh ? Optional.empty() : kept.told();
        if (told.isPresent()) {
            return new Ask.Reply.Told(told.get(), "");
        }
        Ask.Reply reply = anew.get();
        kept.keep(reply, settings);
        return reply;
    }
}
