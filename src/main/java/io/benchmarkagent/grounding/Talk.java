package io.benchmarkagent.grounding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What nobody says who tells of a run: words to a reader or to a program, other languages and alphabets, addresses, markup. Data may hold
 * any of it, and a model may obey it or repeat it: only names stand whatever they are, if they are a single word.
 */
final class Talk implements Check {
    private static final Pattern STRANGE = Pattern.compile(
            "[^\\p{ASCII}\\u00a0\\u2009\\u202f–—−‐‑±×·•…‘’“”σµμΔ→≈≤≥°½¼¾²³]|[\\p{Cntrl}{}\\\\|#]|~~|::|\\$\\$|(?<=\\p{L})=(?=\\p{L})|>(?! ?\\d)|%(?=[\\dA-F])|(?<![.\\d])0\\d{3,}");
    private static final Pattern MARKUP = Pattern.compile(
            "<(?=[A-Za-z/!?])|&#?\\w{1,31};|\\]\\s*[\\[(:]|!\\[|(?<![\\w.])@(?=[\\w•-])"
                    + "|(?<!\\w)#(?=[\\w-])|\\b(?i:GH)-\\d|\\[(?:secret|e-mail|IP address)\\]|\\b(?:data|javascript|mailto|file|ftp):");
    private static final Pattern HOST = Pattern.compile(
            "(?i)[\\p{L}\\d-]\\.(?:com|net|org|io|dev|app|example|test|invalid|xyz|info|biz|ru|cn|de|uk|fr|eu|top|site|online|zip|mov|sh|ai|co|cc|tk|onion|link|click)(?![\\w-])");
    private static final Pattern ADDRESSED = Pattern.compile(
            """
            (?ix)\\b(?:please|you|your|yours|yourself|i(?!/|\\.e)|i['’]m|my|dear|hello|hi|sorry|thanks?|congratulations?|lgtm|pwned|owned|hacked
            |approv\\w*|merg\\w*|disregard\\w*|overrid\\w*|bypass\\w*|ignor\\w*|instruct\\w*|prompts?|jailbr\\w*|passwords?|passwd|passphrases?
            |credentials?|secrets?|tokens?|api[\\s-]keys?|(?:private|access)[\\s-]keys?|click\\w*|visit(?:s|ing)?|downloads?|curl|wget|sudo|bash|kubectl
            |e-?mails?|assistant|ai|chatgpt|gpt|language\\smodels?|developer\\smode|system\\s(?:message|prompt)|bitcoins?|wallets?|invoices?
            |winners?|urgent\\w*|subscribe|contact(?:s|ed)?|safe\\sto|ship\\sit|pull\\srequests?|reviewers?|maintainers?|web-?sites?|web-?hooks?
            |exfiltrat\\w*|upload\\w*|forward(?:ed)?\\sto|s3cr\\w*|executes?|poems?|joke|recipe|translate\\w*|base64|rot13|cancel\\w*|abort\\w*|fabricat\\w*|fake\\w*|counts?\\sfor\\snothing)\\b
            |(?:^|[;:!,—–-]\\s*|\\b(?:and|then|so|must|should|shall|now|to)\\s)(?:then\\s|now\\s)?
            (?:delete|disable|deploy|open|send|tell|say|write|print|repeat|reply|answer|forget|pretend|revert|skip|close|assign|share|post
            |publish|notify|scan|join|pay|transfer|fire|rm|drop|promote|release|rollback|sign|trust|obey|comply|stop\\sreading)\\b""");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d_./-])\\p{L}[\\p{L}’']*+(?![\\d_]|[./-]\\p{L})");
    private static final Pattern NO_WORD = Pattern.compile("\\p{L}{20,}|[\\p{L}\\d]{25,}|\\p{Ll}\\p{Lu}");
    private static final Pattern FENCE = Pattern.compile("`{3}|~{3}");
    private static final Pattern LEET =
            Pattern.compile("(?<![\\w-])\\p{L}+\\d+\\p{L}+\\d*(?![\\w-]).*(?<![\\w-])\\p{L}+\\d+\\p{L}+\\d*(?![\\w-])");
    private static final Pattern LONG = Pattern.compile("[\\p{L}\\d]{25,}");
    private static final Pattern PART = Pattern.compile("[,;:()–—]");
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}(?: ?(?:->|→) ?[A-Za-z0-9][A-Za-z0-9_.-]{0,62}| (?:service|svc|pod))?");
    private static final int FEW = 4;

    @Override
    public Optional<String> objection(Sentence sentence) {
        Line line = sentence.line();
        String unnamed = Line.blotted(
                line.text(),
                line.mentions().stream().filter(m -> isName(m, line)).toList());
        String words = Line.blotted(
                line.text(),
                line.mentions().stream()
                        .filter(m -> isFigure(m) || isName(m, line))
                        .toList());
        return Stream.of(
                        first(FENCE, sentence.written(), "begins what is no sentence"),
                        first(STRANGE, unnamed, "is no letter or sign of a report"),
                        first(MARKUP, unnamed, "formats, links or calls somebody"),
                        first(HOST, unnamed, "is an address"),
                        first(ADDRESSED, words, "speaks to somebody, and not of the run"),
                        first(NO_WORD, words, "is no word"),
                        first(LEET, line.text(), "is no word"),
                        foreign(words, line.mentions()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String words, String why) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? Optional.of("'" + matcher.group().strip() + "' " + why) : Optional.empty();
    }

    /** English is told by its words; where nothing is named that could be checked, nearly all of them are a report's. */
    private static Optional<String> foreign(String words, List<Mention> mentions) {
        List<String> all = words(words);
        List<String> unknown = unknown(all);
        boolean foreign = mentions.isEmpty()
                ? unknown.size() > 1 || FEW * unknown.size() > all.size() - unknown.size()
                : Stream.of(PART.split(words)).anyMatch(Talk::isForeign);
        boolean empty = all.isEmpty() && mentions.stream().noneMatch(Talk::tells);
        return foreign || empty
                ? Optional.of(
                        "'" + (foreign ? String.join(" ", unknown) : words.strip()) + "' is not how a run is told of")
                : Optional.empty();
    }

    private static boolean isForeign(String part) {
        List<String> all = words(part);
        int unknown = unknown(all).size();
        return unknown > 1 && unknown >= all.size() - unknown;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> unknown(List<String> words) {
        return words.stream().filter(word -> !Vocabulary.knows(word)).toList();
    }

    private static boolean tells(Mention mention) {
        return !(mention instanceof Mention.Amount
                || mention instanceof Mention.Time
                || mention instanceof Mention.Name);
    }

    /** What the data call something is left alone if it looks like a name; else its words are words like others. */
    private static boolean isName(Mention mention, Line line) {
        String name = line.text().substring(mention.start(), mention.end());
        return !isFigure(mention)
                && !LONG.matcher(name).find()
                && NAME.matcher(name).matches()
                && !HOST.matcher(name).find()
                && !MARKUP.matcher(name).find();
    }

    private static boolean isFigure(Mention mention) {
        return mention instanceof Mention.Amount
                || mention instanceof Mention.Time
                || mention instanceof Mention.Event
                || mention instanceof Mention.Turn;
    }
}
