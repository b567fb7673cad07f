package io.benchmarkagent.llm;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text without secrets and personal data, and how many of them stood in it.
 *
 * <p>Shapes that are published (see {@code package-info}), not guesses of meaning: a password in plain words stays. Every expression
 * begins where a token begins and takes a token at once or within a bound, so that time grows with the text's length alone.
 */
record Redaction(String text, SortedMap<Mark, Integer> marks) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "()-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^\\n]*+"
                            + "(?:\\n[A-Za-z0-9+/=]{16,80}+(?=\\n|$))*+(?:\\n[A-Za-z0-9+/=]{1,80}+(?=\\n-----END))?"
                            + "(?:\\n-----END [^\\n]*+)?",
                    Mark.SECRET),
            Rule.of(
                    "(?i)((?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}+://)(?:[^\\s/?#]{1,400}|[^\\s/?#:@]{0,100}:[^\\s\"'<>]{1,300})(?=@)",
                    Mark.SECRET),
            Rule.of("()(?<![\\w-])eyJ[\\w-]{8,}+\\.[\\w-]{4,}+(?:\\.[\\w-]*+)?", Mark.SECRET),
            Rule.of("(hooks\\.slack\\.com/(?:services|workflows)/)[\\w/+-]{8,}+", Mark.SECRET),
            Rule.of("()(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{12,}+", Mark.SECRET),
            Rule.of(
                    "()(?<![\\w-])(?:gh[pousr]_|github_pat_|gl[a-z]{2,6}-|xox[a-z]-|xoxe\\.|xapp-|AIza|ya29\\.|GOCSPX-|SG\\.|npm_|pypi-|hf_"
                            + "|hv[sb]\\.|dop_v1_|dckr_pat_|shp[a-z]{2}_|[sr]k_(?:live|test)_|lin_api_|glsa_|figd_|whsec_)"
                            + "(?=[\\w.-]{0,40}\\d)[\\w.-]{10,}+",
                    Mark.SECRET),
            Rule.of("()(?<![\\w-])sk-(?=[\\w-]{0,80}\\d)[\\w-]{10,}+", Mark.SECRET),
            Rule.of("()(?<![\\w~.-])[\\w~.]{3}\\dQ~[\\w~.-]{25,}+", Mark.SECRET),
            Rule.of("(?i)([?&;]sig=)[%\\w+/=-]{16,}+", Mark.SECRET),
            Rule.of("(?i)((?<!\\w)(?:bearer|basic)\\s{1,3})(?=[\\w.~+/-]{0,200}\\d)[\\w.~+/=-]{12,}+", Mark.SECRET),
            Rule.of(
                    "(?iu)((?:passw(?:or)?d|passwort|kennwort|passphrase|contraseña|mot de passe|пароль|密码|pwd|secret|token|credentials?"
                            + "|api[_ -]?key|access[_ -]?key(?:[_ -]?id)?|account[_ -]?key|private[_ -]?key|authorization|auth)"
                            + "\\\\?[\"']?\\s{0,3}[=:：]\\s{0,3})(?!\\[secret\\])(?:\\\\\"[^\"\\\\\\n]{1,500}\\\\?\"?|\"[^\"\\n]{1,500}\"?|'[^'\\n]{1,500}'?|(?:(?:bearer|basic) )?[^\\s,;&\"')}]{1,500}+)",
                    Mark.SECRET),
            Rule.of(
                    "(?i)((?<![\\w-])--?(?:password|passwd|token|secret|api-?key)[ =])(?!\\[secret\\])[^\\s]{1,500}+",
                    Mark.SECRET),
            Rule.of(
                    "()(?<![\\p{L}\\p{N}_.+%-])[\\p{L}\\p{N}_.+%-]++@(?=[^.\\s]{1,63}\\.)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}",
                    Mark.E_MAIL),
            Rule.of(
                    "()(?<![\\w.])(?<![vV])(?<!(?i:version) )(?<![A-Za-z]-)(?:" + OCTET + "\\.){3}" + OCTET
                            + "(?!\\w|\\.\\d|-[a-z])",
                    Mark.ADDRESS),
            new Rule(
                    Pattern.compile("()(?<![\\w:.])[0-9A-Fa-f]{0,4}+:[0-9A-Fa-f:]{1,38}+(?![\\w:])"),
                    Mark.ADDRESS,
                    Redaction::isAddress),
            new Rule(
                    Pattern.compile("()(?<![A-Za-z0-9+/])(?<!sha256:)[A-Za-z0-9+/]{20,}+={0,2}"),
                    Mark.SECRET,
                    Redaction::isRandom));

    Redaction {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    /** What such texts look like: group 1 stays, the rest is replaced where the whole passes. */
    private record Rule(Pattern pattern, Mark mark, Predicate<String> meant) {
        static Rule of(String pattern, Mark mark) {
            return new Rule(Pattern.compile(pattern), mark, any -> true);
        }

        String applied(String text, Map<Mark, Integer> counts) {
            return pattern.matcher(text).replaceAll(match -> {
                if (!meant.test(match.group())) {
                    return Matcher.quoteReplacement(match.group());
                }
                counts.merge(mark, 1, Integer::sum);
                return Matcher.quoteReplacement(match.group(1) + mark.text());
            });
        }
    }

    static Redaction of(String text) {
        Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
        String rest = text;
        for (Rule rule : RULES) {
            rest = rule.applied(rest, counts);
        }
        return new Redaction(rest, new TreeMap<>(counts));
    }

    /** "2 × [e-mail], 1 × [secret]"; empty where nothing was taken out. */
    static String words(Map<Mark, Integer> marks) {
        return marks.entrySet().stream()
                .map(e -> e.getValue() + " × " + e.getKey().text())
                .collect(Collectors.joining(", "));
    }

    /** Eight groups, or fewer with "::"; a time of day has three, and {@code a::b} is code. */
    private static boolean isAddress(String text) {
        boolean digits = text.chars().anyMatch(Character::isDigit);
        String[] groups = text.split(":", -1);
        boolean shortened = text.contains("::") && groups.length <= 9 && digits;
        return (shortened || groups.length == 8) && List.of(groups).stream().allMatch(group -> group.length() <= 4);
    }

    /** A long number in hexadecimal, or letters and digits in such disorder as neither words nor names have. */
    private static boolean isRandom(String text) {
        String plain = text.replace("=", "");
        boolean mixed = has(plain, "[0-9]") && has(plain, "[a-zA-Z]");
        if (plain.length() >= 32 && plain.matches("[0-9a-f]+|[0-9A-F]+")) {
            return mixed;
        }
        boolean cased = has(plain, "[a-z]") && has(plain, "[A-Z]");
        double turns = turns(plain) / (double) (plain.length() - 1);
        return mixed && (cased ? turns >= 0.4 : plain.length() >= 32 && turns >= 0.3);
    }

    /** How often the kind of character changes. */
    private static int turns(String text) {
        int turns = 0;
        for (int i = 1; i < text.length(); i++) {
            turns += kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? 0 : 1;
        }
        return turns;
    }

    private static int kind(char c) {
        return Character.isDigit(c) ? 0 : Character.isLowerCase(c) ? 1 : Character.isUpperCase(c) ? 2 : 3;
    }

    private static boolean has(String text, String one) {
        return Pattern.compile(one).matcher(text).find();
    }
}
