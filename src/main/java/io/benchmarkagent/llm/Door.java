package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.kept.Answers;
import io.benchmarkagent.llm.kept.AnswersInFolder;
import io.benchmarkagent.llm.kept.AnswersInRedis;
import io.benchmarkagent.llm.spend.CallQueue;
import io.benchmarkagent.llm.spend.Ledger;
import io.benchmarkagent.llm.spend.PriceList;
import io.benchmarkagent.llm.spend.Purse;
import io.benchmarkagent.llm.spend.SharedFile;
import io.benchmarkagent.llm.spend.SharedInRedis;
import io.benchmarkagent.llm.spend.SharedObject;
import io.benchmarkagent.llm.spend.Standing;
import io.benchmarkagent.names.Names;
import io.benchmarkagent.redis.Redis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one door, from the outside in: the redaction, the audit, what was kept with the report, the steps down where the budget is short; and for each
 * model the cache, the breaker that all share, the budget, the queue and the wire.
 */
final class Door implements LanguageModel {
    static final long FULL_LOG_BYTES = 10L << 20;

    private final Parts parts;
    private final Occasion occasion;
    private final LanguageModel outermost;

    private Door(Parts parts, Occasion occasion) {
        this.parts = parts;
        this.occasion = occasion;
        this.outermost = parts.composed(occasion);
    }

    static Door of(LlmSettings settings, ApiKey key, Map<String, String> environment, Caller caller, Clock clock) {
        return new Door(Parts.of(settings, key, environment, caller, clock), Occasion.NONE);
    }

    /** An interruption is handed on once all is written down: files close under who is interrupted. */
    @Override
    public Answer answer(Prompt prompt) {
        Answer answer = outermost.answer(prompt);
        if (answer instanceof Answer.Refused refused && refused.cause().isAStop()) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        outermost.confirm(prompt, answer);
    }

    @Override
    public void called(ToolCall call) {
        outermost.called(call);
    }

    @Override
    public List<Standing> standing() {
        return parts.ledger().standing();
    }

    @Override
    public LanguageModel askedBy(String who) {
        return new Door(parts.askedBy(who), occasion);
    }

    @Override
    public LanguageModel about(Occasion occasion) {
        return new Door(parts, occasion);
    }

    /** What all reports of this process share. */
    private record Parts(
            LlmSettings settings,
            ApiKey key,
            Caller caller,
            Clock clock,
            PriceList prices,
            Ledger ledger,
            CallQueue queue,
            Answers cache,
            AuditLog log,
            Breaker breaker,
            List<Degrading.Named> models) {

        static Parts of(LlmSettings settings, ApiKey key, Map<String, String> environment, Caller caller, Clock clock) {
            return new Parts(
                    settings,
                    key,
                    caller,
                    clock,
                    settings.provider().isSelfHosted() ? PriceList.free() : PriceList.of(settings.prices()),
                    new Ledger(shared(caller, "spent"), settings.budget(), clock),
                    new CallQueue(shared(caller, "calls"), settings.callsPerHour(), clock),
                    cache(settings.cache(), environment, caller, clock),
                    AuditLog.in(caller.state(), FULL_LOG_BYTES),
                    new Breaker(settings.host(), clock),
                    Stream.of(settings.model(), settings.smallModel())
                            .distinct()
                            .map(name -> new Degrading.Named(name, wire(settings.asking(name), key)))
                            .toList());
        }

        Parts askedBy(String who) {
            return new Parts(settings, key, caller.as(who), clock, prices, ledger, queue, cache, log, breaker, models);
        }

        private static LanguageModel wire(LlmSettings settings, ApiKey key) {
            return new Lazy(
                    () -> new OpenAiModel(settings, key, Names.OF_THE_MACHINE),
                    () -> Knock.isRefused(settings.baseUrl()),
                    settings.host() + " is out of reach");
        }

        private static SharedObject shared(Caller caller, String name) {
            return caller.shared()
                    .<SharedObject>map(redis -> new SharedInRedis(redis, name))
                    .orElseGet(() -> SharedFile.in(caller.state(), name + ".json"));
        }

        private static Answers cache(
                CacheSettings settings, Map<String, String> environment, Caller caller, Clock clock) {
            if (settings.ttl().isZero()) {
                return Answers.none();
            }
            if (!settings.redis().isEmpty()) {
                String password = environment.getOrDefault("REDIS_PASSWORD", "");
                return new AnswersInRedis(
                        Redis.at(settings.redis(), password), "answer", settings.ttl(), "llm.cache.redis");
            }
            if (caller.shared().isPresent()) {
                return new AnswersInRedis(caller.shared().get(), "answer", settings.ttl(), "web.redis");
            }
            return caller.cache()
                    .<Answers>map(folder -> AnswersInFolder.expiring(folder.resolve("answers"), settings.ttl(), clock))
                    .orElseGet(Answers::none);
        }

        LanguageModel composed(Occasion occasion) {
            Purse purse = new Purse(settings.budget());
            LanguageModel steps = new Degrading(
                    models.stream().map(model -> priced(model, purse)).toList());
            LanguageModel kept = occasion.folder()
                    .<LanguageModel>map(folder -> remembering(
                            steps,
                            settings.model() + " " + settings.smallModel(),
                            AnswersInFolder.lasting(folder, clock)))
                    .orElse(steps);
            LanguageModel told = settings.ignored()
                    .<LanguageModel>map(note -> new Noting(kept, note))
                    .orElse(kept);
            return new Redacting(new Audited(told, log, caller, occasion.runId(), settings, key, clock), key);
        }

        private Degrading.Named priced(Degrading.Named model, Purse purse) {
            LanguageModel limited = new RateLimited(model.model(), queue, settings.timeout());
            LanguageModel paid = new Budgeted(limited, model.name(), prices, ledger, purse, settings.timeout());
            return new Degrading.Named(model.name(), remembering(new Guarded(paid, breaker), model.name(), cache));
        }

        private LanguageModel remembering(LanguageModel inside, String models, Answers answers) {
            String identity = settings.provider().word() + " " + settings.baseUrl() + " " + models;
            return new Remembered(inside, identity, answers, clock);
        }
    }
}
