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
                ? settled(inside.answer(prompt), prompt, amount, reserved.id())
                : refused(((Grant.Refused) grant).why());
    }

    private static Answer refused(String why) {
        return new Answer.Refused(why, Answer.Cause.BUDGET);
    }

    private Answer settled(Answer answer, Prompt prompt, Amount most, String id) {
        Amount spent = answer instanceof Answer.Written written
                ? spent(written, prompt)
                : spent((Answer.Refused) answer, most);
        ledger.settle(id, spent);
        report.add(spent);
        if (answer instanceof Answer.Written written) {
            return written.at(usd(written.model(), usage(written, prompt)));
        }
        boolean priced = usd(model, Usage.NONE).isPresent();
        return ((Answer.Refused) answer).at(priced ? OptionalDouble.of(spent.usd()) : OptionalDouble.empty());
    }

    private Amount spent(Answer.Written written, Prompt prompt) {
        return amount(written.model(), usage(written, prompt));
    }

    /** What may have been billed counts as if it had been. */
    private Amount spent(Answer.Refused refused, Amount most) {
        return switch (refused.cause()) {
            case BUDGET, RATE, UNANSWERED -> Amount.NOTHING;
            case LOST -> most;
            case UNUSABLE -> refused.usage().isKnown() ? amount(model, refused.usage()) : most;
        };
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
