package io.benchmarkagent.ask.live;

import io.benchmarkagent.ask.live.Token.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads an expression and writes it anew. Source: the grammar of Prometheus, promql/parser/generated_parser.y. */
final class PromQlReader {
    private static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "avg",
            "count",
            "min",
            "max",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "count_values",
            "quantile",
            "limitk",
            "limit_ratio");
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "unless",
            "atan2",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "bool",
            "offset",
            "start",
            "end");
    private static final Set<String> SIGNS = Set.of("+", "-", "*", "/", "%", "^", "==", "!=", "<=", ">=", "<", ">");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "atan2");
    private static final int DEEPEST = 64;

    private final List<Token> tokens;
    private final String namespace;
    private final LiveSettings settings;
    private final Written written = new Written();
    private final List<Selected> selected = new ArrayList<>();
    private int at;
    private int depth;

    PromQlReader(List<Token> tokens, String namespace, LiveSettings settings) {
        this.tokens = tokens;
        this.namespace = namespace;
        this.settings = settings;
    }

    PromQl read() throws NotAllowed {
        if (peek().kind() == Kind.END) {
            throw new NotAllowed("the expression is empty; write one such as rate(http_requests_total[5m])");
        }
        expression();
        require(peek().kind() == Kind.END, "an operator or the end");
        return new PromQl(written.text(), selected);
    }

    private void expression() throws NotAllowed {
        if (++depth > DEEPEST) {
            throw new NotAllowed("the expression is nested more than " + DEEPEST + " deep; write a plainer one");
        }
        operand();
        while (operator()) {
            operand();
        }
        depth--;
    }

    private boolean operator() throws NotAllowed {
        Token next = peek();
        boolean known = (next.kind() == Kind.SIGN && SIGNS.contains(next.text()))
                || (next.kind() == Kind.WORD && OPERATORS.contains(lower(next)));
        if (known) {
            copy();
            modifiers();
        }
        return known;
    }

    private void modifiers() throws NotAllowed {
        if (peek().isWord("bool")) {
            copy();
        }
        if (peek().isWord("on") || peek().isWord("ignoring")) {
            copy();
            labels();
        }
        if (peek().isWord("group_left") || peek().isWord("group_right")) {
            copy();
            if (peek().is("(")) {
                labels();
            }
        }
    }

    private void operand() throws NotAllowed {
        int first = selected.size();
        while (peek().is("-") || peek().is("+")) {
            copy();
        }
        Token next = peek();
        switch (next.kind()) {
            case NUMBER, DURATION, STRING -> copy();
            case WORD -> word(next);
            default -> {
                require(next.is("(") || next.is("{"), "a metric, a number or a bracket");
                bracketed(next);
            }
        }
        while (postfix(first)) {
            // one after the other
        }
    }

    private void bracketed(Token next) throws NotAllowed {
        if (next.is("{")) {
            selector(new SelectorReader());
        } else {
            copy();
            expression();
            take(")");
        }
    }

    private void word(Token word) throws NotAllowed {
        Token after = tokens.get(at + 1);
        String lower = lower(word);
        if (AGGREGATIONS.contains(lower) && (after.is("(") || after.isWord("by") || after.isWord("without"))) {
            aggregation();
        } else if (AGGREGATIONS.contains(lower) || KEYWORDS.contains(lower)) {
            throw new NotAllowed(word.shown() + " at " + (word.at() + 1)
                    + " is a word of PromQL; write a metric of that name as {__name__=\"" + word.text() + "\"}");
        } else if (lower.equals("nan") || lower.equals("inf")) {
            copy();
        } else if (after.is("(")) {
            call(word);
        } else {
            next();
            selector(SelectorReader.named(word.text()));
        }
    }

    private void aggregation() throws NotAllowed {
        copy();
        boolean before = grouping();
        arguments();
        if (!before) {
            grouping();
        }
    }

    private boolean grouping() throws NotAllowed {
        boolean there = peek().isWord("by") || peek().isWord("without");
        if (there) {
            copy();
            labels();
        }
        return there;
    }

    /** One function reads series that it does not name. */
    private void call(Token name) throws NotAllowed {
        if (name.isWord("info")) {
            throw new NotAllowed("info() reads series that nobody names, in every namespace; join with group_left");
        }
        copy();
        arguments();
    }

    private void arguments() throws NotAllowed {
        take("(");
        while (!peek().is(")")) {
            expression();
            if (peek().is(",")) {
                copy();
                require(!peek().is(")"), "another argument");
            } else {
                require(peek().is(")"), "',' or ')'");
            }
        }
        take(")");
    }

    private void labels() throws NotAllowed {
        take("(");
        while (!peek().is(")")) {
            require(peek().kind() == Kind.WORD || peek().kind() == Kind.STRING, "a label");
            copy();
            if (peek().is(",")) {
                copy();
            } else {
                require(peek().is(")"), "',' or ')'");
            }
        }
        take(")");
    }

    private void selector(SelectorReader reader) throws NotAllowed {
        if (peek().is("{")) {
            at = reader.read(tokens, at);
        }
        String one = reader.heldTo(namespace);
        written.add(one);
        selected.add(new Selected(one, 1));
    }

    private boolean postfix(int first) throws NotAllowed {
        if (peek().kind() == Kind.BRACKET) {
            range(first);
        } else if (peek().isWord("offset")) {
            offset();
        } else if (peek().is("@")) {
            moment();
        } else {
            return false;
        }
        return true;
    }

    private void range(int first) throws NotAllowed {
        Token bracket = next();
        Reach reach = Reach.of(bracket);
        requireNear(reach.length(), bracket);
        if (reach.evaluations() > 1) {
            selected.subList(first, selected.size()).replaceAll(one -> one.times(reach.evaluations()));
        }
        written.add(reach.written());
    }

    private void offset() throws NotAllowed {
        copy();
        if (peek().is("-") || peek().is("+")) {
            copy();
        }
        Token length = peek();
        require(length.kind() == Kind.DURATION || length.text().matches("\\d{1,12}"), "a duration such as 5m");
        requireNear(Reach.length(length.text()), length);
        copy();
    }

    private void moment() throws NotAllowed {
        copy();
        if (peek().isWord("start") || peek().isWord("end")) {
            copy();
            take("(");
            take(")");
            return;
        }
        if (peek().is("-") || peek().is("+")) {
            copy();
        }
        require(peek().kind() == Kind.NUMBER, "a time in seconds, start() or end()");
        copy();
    }

    private void requireNear(Duration length, Token token) throws NotAllowed {
        if (length.compareTo(settings.reach()) > 0) {
            throw new NotAllowed(token.shown() + " at " + (token.at() + 1) + " reaches further than "
                    + settings.reach().toHours() + "h; ask for less, or raise live.reach");
        }
    }

    private void take(String sign) throws NotAllowed {
        require(peek().is(sign), "'" + sign + "'");
        copy();
    }

    private void require(boolean holds, String wanted) throws NotAllowed {
        if (!holds) {
            throw new NotAllowed("unexpected " + peek().shown() + " at " + (peek().at() + 1) + "; wanted is " + wanted);
        }
    }

    private void copy() {
        written.add(next());
    }

    private Token next() {
        return tokens.get(at++);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }
}
