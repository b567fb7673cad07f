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
    private static final Pattern STRANGE =
            Pattern.compile("[^\\p{ASCII}\\u00a0\\u2009\\u202f–—−‐‑±×·•…‘’“”σµμΔ→≈≤≥°½¼¾²³]|[\\p{Cntrl}{}\\\\]|~~");
    private static final Pattern MARKUP = Pattern.compile(
            "<(?=[A-Za-z/!?])|&#?\\w{1,31};|\\]\\s*[\\[(:]|!\\[|(?<![\\w.])@(?=[\\w•-])"
                    + "|(?<!\\w)#(?=[\\w-])|\\bGH-\\d|\\[(?:secret|e-mail|IP address)\\]|\\b(?:data|javascript|mailto|file|ftp):");
    private static final Pattern HOST = Pattern.compile(
            "(?i)[\\p{L}\\d-]\\.(?:com|net|org|io|dev|app|example|test|invalid|xyz|info|biz|ru|cn|de|uk|fr|eu|top|site|online|zip|mov|sh|ai|co|cc|tk|onion|link|click)(?![\\w-])");
    private static final Pattern ADDRESSED = Pattern.compile(
            """
            (?ix)\\b(?:please|you|your|yours|yourself|i(?!/|\\.e)|i['’]m|my|dear|hello|hi|sorry|thanks?|congratulations?|lgtm|pwned|owned|hacked
            |approv\\w*|merg\\w*|disregard\\w*|overrid\\w*|bypass\\w*|ignor\\w*|instruct\\w*|prompts?|jailbr\\w*|passwords?|passwd|passphrases?
            |credentials?|secrets?|tokens?|api[\\s-]keys?|(?:private|access)[\\s-]keys?|click\\w*|visit(?:s|ing)?|downloads?|curl|wget|sudo|bash|kubectl
            |e-?mails?|assistant|ai|chatgpt|gpt|language\\smodels?|developer\\smode|system\\s(?:message|prompt)|bitcoins?|wallets?|invoices?
            |winners?|urgent\\w*|subscribe|contact(?:s|ed)?|safe\\sto|ship\\sit|pull\\srequests?|reviewers?|maintainers?|web-?sites?|web-?hooks?
            |exfiltrat\\w*|upload\\w*|forward(?:ed)?\\sto|s3cr\\w*|executes?|poems?|joke|recipe|translate\\w*|base64|rot13)\\b
            |(?:^|[;:!,—–-]\\s*|\\b(?:and|then|so|must|should|shall|now|to)\\s)(?:then\\s|now\\s)?
            (?:delete|disable|deploy|open|send|tell|say|write|print|repeat|reply|answer|forget|pretend|revert|skip|close|assign|share|post
            |publish|notify|scan|join|pay|transfer|fire|rm|drop|promote|release|rollback|sign|trust|obey|comply|stop\\sreading)\\b""");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d_./-])\\p{L}[\\p{L}’']*+(?![\\d_]|[./-]\\p{L})");
    private static final Pattern NO_WORD = Pattern.compile("\\p{L}{20,}|\\p{Ll}\\p{Lu}");
    private static final int FEW = 4;

    @Override
    public Optional<String> objection(Sentence sentence) {
        String words = told(sentence.line());
        return Stream.of(
                        first(STRANGE, words, "is no letter or sign of a report"),
                        first(MARKUP, words, "formats, links or calls somebody"),
                        first(HOST, words, "is an address"),
                        first(ADDRESSED, words, "speaks to somebody, and not of the run"),
                        first(NO_WORD, words, "is no word"),
                        foreign(words, sentence.line().mentions().isEmpty()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> first(Pattern pattern, String words, String why) {
        Matcher matcher = pattern.matcher(words);
        return matcher.find() ? Optional.of("'" + matcher.group().strip() + "' " + why) : Optional.empty();
    }

    /** English is told by its words; where nothing is named that could be checked, nearly all of them are a report's. */
    private static Optional<String> foreign(String words, boolean nothingNamed) {
        List<String> all = WORD.matcher(words)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        List<String> unknown =
                all.stream().filter(word -> !Vocabulary.knows(word)).toList();
        int known = all.size() - unknown.size();
        boolean foreign = nothingNamed
                ? !unknown.isEmpty() && FEW * unknown.size() > known
                : unknown.size() > 1 && unknown.size() > known;
        return foreign
                ? Optional.of("'" + String.join(" ", unknown) + "' is not how a run is told of")
                : Optional.empty();
    }

    /** The line without its figures and names; a name of several words is judged as words. */
    private static String told(Line line) {
        return Line.blotted(
                line.text(),
                line.mentions().stream()
                        .filter(m -> isOurs(m)
                                || line.text()
                                        .substring(m.start(), m.end())
                                        .matches("(?U)[\\p{Graph}&&[^<>\\[\\]()@#]]+(?: service| svc)?"))
                        .filter(m -> !(m instanceof Mention.Name)
                                || !HOST.matcher(line.text().substring(m.start(), m.end()))
                                        .find())
                        .toList());
    }

    private static boolean isOurs(Mention mention) {
        return mention instanceof Mention.Amount
                || mention instanceof Mention.Time
                || mention instanceof Mention.Event
                || mention instanceof Mention.Turn;
    }
}
