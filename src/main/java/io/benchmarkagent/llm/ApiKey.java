package io.benchmarkagent.llm;

/** The secret that opens a model's door. No record, so that nothing prints it by accident. */
final class ApiKey {
    /** What servers without keys are sent: the header must not be empty. */
    private static final String PLACEHOLDER = "none";

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /** White space around a key comes from files and shells and is never a part of it. */
    static ApiKey of(String text) {
        return new ApiKey(text.strip());
    }

    boolean isPresent() {
        return !value.isEmpty();
    }

    /** Only printable ASCII can travel in a header; anything else is a paste gone wrong. */
    boolean isSendable() {
        return value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** Whether somebody who was told the key repeats it. */
    boolean isIn(String text) {
        return isPresent() && text.contains(value);
    }

    /** A text in which nobody can read the key. */
    String hiddenIn(String text) {
        return isPresent() ? text.replace(value, "***") : text;
    }

    String orPlaceholder() {
        return isPresent() ? value : PLACEHOLDER;
    }

    @Override
    public String toString() {
        return isPresent() ? "a key" : "no key";
    }
}
