package io.benchmarkagent.llm;

import io.benchmarkagent.llm.spend.Amount;
import io.benchmarkagent.llm.spend.Grant;
import io.benchmarkagent.llm.spend.Ledger;
import io.benchmarkagent.llm.spend.PriceList;
import io.benchmarkagent.llm.spend.Purse;
import io.benchmarkagent.llm.spend.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sets aside what an answer could cost before it is asked for, and settles what it did cost. */
final class Budgeted implements LanguageModel {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final LanguageModel inside;
    private final String model;
    private final PriceList prices;
    private final Ledger ledger;
    private final Purse report;
    private final Duration timeout;

    Budgeted(LanguageModel inside, String model, PriceList prices, Ledger ledger, Purse report, Duration timeout) {
        this.inside = inside;
        this.model = model;
        this.prices = prices;
        this.ledger = ledger;
        this.report = report;
        this.timeout = timeout;
    }

    @Override
    public Answer answer(Prompt prompt) {
        Usage most = new Usage(Usage.atMost(prompt.text().length()), prompt.maxTokens());
        Amount amount = amount(model, most);
        Optional<String> tooMuch = report.tooMuch(amount);
        if (tooMuch.isPresent()) {
            return refused(tooMuch.get());
        }
        Grant grant = ledger.reserve(amount, timeout.plus(MARGIN));
        return grant instanceof Grant.Reserved reserved
                ? settled(inside.answer(prompt), prompt, most, reserved.id())
                : refused(((Grant.Refused) grant).why());
    }

    private static Answer refused(String why) {
        return new Answer.Refused(why, Answer.Cause.BUDGET);
    }

    /** What the answer says was spent is what the ledger and the purse have of it. */
    private Answer settled(Answer answer, Prompt prompt, Usage most, String id) {
        Answer counted = answer instanceof Answer.Written written
                ? written.at(usage(written, prompt), usd(written.model(), usage(written, prompt)))
                : counted((Answer.Refused) answer, most);
        Amount spent = Amount.of(counted.costUsd().orElse(0), counted.usage().total());
        ledger.settle(id, spent);
        report.add(spent);
        return counted;
    }

    /** What may have been billed counts as if it had been; to have asked nobody costs nothing, whatever the price. */
    private Answer counted(Answer.Refused refused, Usage most) {
        Usage usage =
                switch (refused.cause()) {
                    case BUDGET, RATE, RESTING, UNREACHED, LEFT, UNANSWERED -> Usage.NONE;
                    case LOST, STOPPED -> most;
                    case UNUSABLE -> refused.usage().isKnown() ? refused.usage() : most;
                };
        return refused.at(usage, usage.isKnown() ? usd(model, usage) : OptionalDouble.of(0));
    }

    /** Of a server that does not say, more than it probably was. */
    private static Usage usage(Answer.Written written, Prompt prompt) {
        return written.usage().isKnown()
                ? written.usage()
                : new Usage(
                        Usage.atMost(prompt.text().length()),
                        Usage.atMost(written.text().length()));
    }

    /** Without a price only tokens count. */
    private Amount amount(String name, Usage usage) {
        return Amount.of(usd(name, usage).orElse(0), usage.total());
    }

    /** The server's name for the model tells its price better than a deployment's does; a name that is in no list tells none. */
    private OptionalDouble usd(String name, Usage usage) {
        OptionalDouble usd = prices.usd(name, usage);
        return usd.isPresent() ? usd : prices.usd(model, usage);
    }
}
