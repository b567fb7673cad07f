package io.benchmarkagent.web.token;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a caller may. */
public enum Scope {
    /** See runs, findings and reports. */
    READ,
    /** Ask questions, which may cost a model's tokens. */
    ASK,
    /** Have reports made. */
    REPORT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is none. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** @throws IllegalArgumentException for a word that is none, with those that are */
    public static Set<Scope> all(Collection<String> words) {
        return words.stream()
                .map(word -> of(word.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "unknown scope '" + word.strip() + "'; known: " + words(Set.of(values())))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** In their order, with commas. */
    public static String words(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }
}
