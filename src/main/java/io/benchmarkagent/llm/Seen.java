package io.benchmarkagent.llm;

import java.util.regex.Pattern;

/** Text as a reader sees it: without what moves a terminal's cursor, reorders letters or is not there to be seen. */
final class Seen {
    /** Of a terminal: commands (CSI) and titles (OSC), with what they carry. */
    private static final Pattern TERMINAL = Pattern.compile(
            "(?:\u001b\\[|\u009b)[0-?]{0,64}+[ -/]{0,8}+[@-~]?|(?:\u001b\\]|\u009d)[^\u0007\u001b\n]*+\u0007?");
    /** Controls, format characters (bidi, zero width, tags), separators of lines, and what only chooses a letter's shape. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\\x{e0100}-\\x{e01ef}&&[^\n\t]]");

    private Seen() {}

    static String in(String text) {
        return UNSEEN.matcher(TERMINAL.matcher(text.replace("\r\n", "\n")).replaceAll(""))
                .replaceAll("");
    }
}
