package io.benchmarkagent.ask.live;

import io.benchmarkagent.ask.live.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One selector: a name, conditions in braces, or both. */
final class SelectorReader {
    private static final Set<String> SIGNS = Set.of("=", "!=", "=~", "!~");

    private final Optional<String> name;
    private final List<String> quoted = new ArrayList<>();
    private final List<Matching> matchings = new ArrayList<>();

    SelectorReader() {
        this(Optional.empty());
    }

    private SelectorReader(Optional<String> name) {
        this.name = name;
    }

    static SelectorReader named(String name) {
        return new SelectorReader(Optional.of(name));
    }

    /** @return where its braces are over */
    int read(List<Token> tokens, int brace) throws NotAllowed {
        int at = brace + 1;
        while (!tokens.get(at).is("}")) {
            at = one(tokens, at);
            if (tokens.get(at).is(",")) {
                at++;
            } else {
                require(tokens.get(at).is("}"), tokens.get(at), "',' or '}'");
            }
        }
        return at + 1;
    }

    /** A quoted text by itself is a metric's name, as Prometheus reads names that are no words. */
    private int one(List<Token> tokens, int at) throws NotAllowed {
        Token label = tokens.get(at);
        boolean word = label.kind() == Kind.WORD && label.text().indexOf(':') < 0;
        require(word || label.kind() == Kind.STRING, label, "a label");
        if (label.kind() == Kind.STRING && !SIGNS.contains(tokens.get(at + 1).text())) {
            quoted.add(label.text());
            return at + 1;
        }
        Token sign = tokens.get(at + 1);
        require(sign.kind() == Kind.SIGN && SIGNS.contains(sign.text()), sign, "=, !=, =~ or !~");
        Token value = tokens.get(at + 2);
        require(value.kind() == Kind.STRING, value, "a quoted value");
        matchings.add(Matching.of(label.text(), sign.text(), value.text()));
        return at + 3;
    }

    String heldTo(String namespace) throws NotAllowed {
        for (Matching one : matchings) {
            if (one.isNamespace()) {
                one.requireOurs(namespace);
            }
        }
        Stream<String> others =
                matchings.stream().filter(one -> !one.isNamespace()).map(Matching::written);
        String held = Stream.of(
                        quoted.stream().map(QuotedText::quoted),
                        Stream.of("namespace=" + QuotedText.quoted(namespace)),
                        others)
                .flatMap(some -> some)
                .collect(Collectors.joining(",", "{", "}"));
        requireNarrow(held);
        return name.orElse("") + held;
    }

    private void requireNarrow(String held) throws NotAllowed {
        boolean narrow = name.isPresent()
                || quoted.stream().anyMatch(one -> !one.isEmpty())
                || matchings.stream().anyMatch(Matching::narrows);
        if (!narrow) {
            throw new NotAllowed("the selector " + held + " is of every metric there is; name a metric");
        }
    }

    private static void require(boolean holds, Token token, String wanted) throws NotAllowed {
        if (!holds) {
            throw new NotAllowed("unexpected " + token.shown() + " at " + (token.at() + 1) + "; wanted is " + wanted);
        }
    }
}
