package io.benchmarkagent.llm;

/** What stands in place of what was taken out of a text. */
enum Mark {
    SECRET("[secret]"),
    E_MAIL("[e-mail]"),
    ADDRESS("[IP address]");

    private final String text;

    Mark(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
