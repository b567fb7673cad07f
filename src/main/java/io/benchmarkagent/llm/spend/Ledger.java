package io.benchmarkagent.llm.spend;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this day and this month have spent on models, and what calls under way have set aside. */
public final class Ledger {
    private static final String OPEN = "open";
    private static final String USD = "micro_usd";
    private static final String TOKENS = "tokens";

    private final SharedObject shared;
    private final BudgetSettings limits;
    private final Clock clock;

    public Ledger(SharedObject shared, BudgetSettings limits, Clock clock) {
        this.shared = shared;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Sets aside what a call could cost at most.
     *
     * @param longest after this time the call is over, whatever became of it; what is then not settled counts as spent
     */
    public Grant reserve(Amount most, Duration longest) {
        try {
            return shared.change(state -> reserve(state, most, longest));
        } catch (IOException unusable) {
            return new Grant.Refused("the budget cannot be kept: " + unusable.getMessage());
        }
    }

    /** What the call cost in the end. One that cannot be noted stays set aside, and counts as spent. */
    public void settle(String id, Amount spent) {
        try {
            shared.change(state -> settle(state, id, spent));
        } catch (IOException staysReserved) {
            // the reservation counts in full: more than was spent, never less
        }
    }

    /** Of this day and this month, with what is set aside; empty where the books cannot be read now. */
    public List<Standing> standing() {
        try {
            return shared.look(state -> {
                roll(state);
                Amount aside = open(state).stream().map(Ledger::amount).reduce(Amount.NOTHING, Amount::plus);
                return List.of(
                        new Standing(
                                "day",
                                limits.perDay(),
                                amount(span(state, "day")).plus(aside)),
                        new Standing(
                                "month",
                                limits.perMonth(),
                                amount(span(state, "month")).plus(aside)));
            });
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Grant reserve(ObjectNode state, Amount most, Duration longest) {
        roll(state);
        Amount aside = open(state).stream().map(Ledger::amount).reduce(Amount.NOTHING, Amount::plus);
        Optional<String> why = Limit.exceeded(
                        "day", limits.perDay(), amount(span(state, "day")).plus(aside), most)
                .or(() -> Limit.exceeded(
                        "month", limits.perMonth(), amount(span(state, "month")).plus(aside), most));
        return why.<Grant>map(Grant.Refused::new).orElseGet(() -> reserved(state, most, longest));
    }

    private Grant reserved(ObjectNode state, Amount most, Duration longest) {
        String id = UUID.randomUUID().toString();
        put(state.withArray(OPEN).addObject().put("id", id), most)
                .put("until", clock.instant().plus(longest).toEpochMilli());
        return new Grant.Reserved(id);
    }

    private boolean settle(ObjectNode state, String id, Amount spent) {
        roll(state);
        if (!removed(state, List.of(id))) {
            return false; // counted in full when its time was over
        }
        spend(state, spent);
        return true;
    }

    /** Forgets days and months that are over, and counts what nobody settled in time. */
    private void roll(ObjectNode state) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate tomorrow = today.plusDays(1);
        roll(span(state, "day"), today.toString(), tomorrow.toString());
        roll(
                span(state, "month"),
                YearMonth.from(today).toString(),
                YearMonth.from(tomorrow).toString());
        Instant now = clock.instant();
        List<ObjectNode> abandoned = open(state).stream()
                .filter(one -> one.path("until").asLong(0) < now.toEpochMilli())
                .toList();
        abandoned.forEach(one -> spend(state, amount(one)));
        removed(
                state,
                abandoned.stream().map(one -> one.path("id").asString("")).toList());
    }

    /** @param next is of a machine whose clock is ahead: to begin the last one anew would forget what it spent */
    private static void roll(ObjectNode span, String name, String next) {
        String known = span.path("name").asString("");
        if (!known.equals(name) && !known.equals(next)) {
            put(span.put("name", name), Amount.NOTHING);
        }
    }

    private static void spend(ObjectNode state, Amount spent) {
        for (String span : List.of("day", "month")) {
            put(span(state, span), amount(span(state, span)).plus(spent));
        }
    }

    private static boolean removed(ObjectNode state, List<String> ids) {
        ArrayNode open = state.withArray(OPEN);
        int before = open.size();
        List<ObjectNode> left = open(state).stream()
                .filter(one -> !ids.contains(one.path("id").asString("")))
                .toList();
        open.removeAll();
        left.forEach(open::add);
        return left.size() < before;
    }

    private static List<ObjectNode> open(ObjectNode state) {
        List<ObjectNode> open = new ArrayList<>();
        for (JsonNode one : state.withArray(OPEN)) {
            if (one instanceof ObjectNode object) {
                open.add(object);
            }
        }
        return open;
    }

    private static ObjectNode span(ObjectNode state, String name) {
        return state.withObject("/" + name);
    }

    private static Amount amount(JsonNode node) {
        return new Amount(node.path(USD).asLong(0), node.path(TOKENS).asLong(0));
    }

    private static ObjectNode put(ObjectNode node, Amount amount) {
        return node.put(USD, amount.microUsd()).put(TOKENS, amount.tokens());
    }
}
