package io.benchmarkagent.ask.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One condition of a selector.
 *
 * @param sign {@code =}, {@code !=}, {@code =~} or {@code !~}
 */
record Matching(String label, String sign, String value) {
    static final String NAME = "__name__";
    private static final String NAMESPACE = "namespace";
    private static final int LONGEST = 300;
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern BEGINS = Pattern.compile("\\^?[a-zA-Z_:][a-zA-Z0-9_:](?![*?{]).*", Pattern.DOTALL);
    private static final Pattern ONE_NAME = Pattern.compile("\\^?[a-zA-Z_:][a-zA-Z0-9_:]*\\$?");
    private static final Pattern ALTERNATIVES = Pattern.compile("[-a-z0-9|]+");
    private static final Pattern GREAT_COUNT = Pattern.compile("\\{\\d*,?\\d{3,}");

    static Matching of(String label, String sign, String value) throws NotAllowed {
        Matching one = new Matching(label, sign, value);
        if (one.isPattern()) {
            one.requireSmall();
        }
        return one;
    }

    boolean isPattern() {
        return sign.endsWith("~");
    }

    boolean isNamespace() {
        return label.equals(NAMESPACE);
    }

    /** Whether it leaves few series of all there are: one value of a label, or names that begin alike. */
    boolean narrows() {
        if (isNamespace()) {
            return false;
        }
        return sign.equals("=") ? !value.isEmpty() : label.equals(NAME) && sign.equals("=~") && beginsAlike(value);
    }

    /** Refuses to look into another namespace, and what cannot be told to look into ours alone. */
    void requireOurs(String ours) throws NotAllowed {
        boolean holds =
                switch (sign) {
                    case "=" -> value.equals(ours);
                    case "!=" -> !value.equals(ours);
                    case "=~" -> value.equals(".*") || value.equals(".+") || isOneOf(ours);
                    default -> ALTERNATIVES.matcher(value).matches() && !isOneOf(ours);
                };
        if (!holds) {
            throw new NotAllowed("namespace" + sign + QuotedText.quoted(value) + " is not the namespace " + ours
                    + " that is looked at; leave it out, or give another with --namespace");
        }
    }

    String written() {
        return (PLAIN.matcher(label).matches() ? label : QuotedText.quoted(label)) + sign + QuotedText.quoted(value);
    }

    private boolean isOneOf(String ours) {
        return ALTERNATIVES.matcher(value).matches()
                && List.of(value.split("\\|", -1)).contains(ours);
    }

    private void requireSmall() throws NotAllowed {
        if (value.length() > LONGEST) {
            throw new NotAllowed("a pattern has " + value.length() + " characters; write one of at most " + LONGEST);
        }
        if (nests(value) || GREAT_COUNT.matcher(value).find()) {
            throw new NotAllowed("the pattern " + QuotedText.quoted(value)
                    + " repeats what repeats, or a hundred times; write a plainer one such as \"cart.*\"");
        }
    }

    /** A repeated group in which something is repeated. */
    private static boolean nests(String pattern) {
        Deque<Boolean> groups = new ArrayDeque<>(List.of(false));
        boolean repeats = false;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                at = Math.max(at, pattern.indexOf(']', at + 2));
            } else if (c == '(') {
                groups.push(false);
            } else if (c == ')' && groups.size() > 1) {
                boolean inside = groups.pop();
                boolean again = at + 1 < pattern.length() && "*+{".indexOf(pattern.charAt(at + 1)) >= 0;
                repeats |= inside && again;
                groups.push(groups.pop() || inside);
            } else if ("*+{".indexOf(c) >= 0) {
                groups.pop();
                groups.push(true);
            }
        }
        return repeats;
    }

    /** An escape or a class may hide where an alternative begins. */
    private static boolean beginsAlike(String pattern) {
        boolean clear = pattern.indexOf('|') < 0 || (pattern.indexOf('\\') < 0 && pattern.indexOf('[') < 0);
        return clear
                && alternatives(pattern).stream()
                        .allMatch(one -> ONE_NAME.matcher(one).matches()
                                || BEGINS.matcher(one).matches()
                                || (isGroup(one) && beginsAlike(inside(one))));
    }

    private static String inside(String group) {
        return group.replaceFirst("^\\((?:\\?:)?", "").replaceFirst("\\).*$", "");
    }

    private static boolean isGroup(String pattern) {
        return pattern.startsWith("(") && pattern.indexOf('(', 1) < 0 && pattern.matches("[^)]*\\)(?![*?{]).*");
    }

    /** Those that are in no group. */
    private static List<String> alternatives(String pattern) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                all.add(pattern.substring(from, at));
                from = at + 1;
            }
        }
        all.add(pattern.substring(from));
        return all;
    }
}
