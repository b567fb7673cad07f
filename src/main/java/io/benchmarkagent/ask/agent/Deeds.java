package io.benchmarkagent.ask.agent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That something was done, and what is to be done: the tools only read, and advice is the rules'. */
final class Deeds {
    private static final String SET =
            "(?:rais|increas|lower|reduc|decreas|set|chang|updat|appli|apply|patch|adjust|doubl|halv|edit|configur|bump|cut|fix|resolv|tun)(?:ed|ted|ed|d)?";
    private static final Pattern SETTING = Pattern.compile(
            "(?i)\\b(?:limits?|requests?|replicas?|config\\w*|settings?|manifests?|quotas?|autoscal\\w*|deployments?|node pools?|problem|issue|cluster|pods?|services?)\\b");
    private static final Pattern DONE = Pattern.compile(
            "(?i)\\b(?:(?:has|have|had|will) (?:now |just |already )?(?:been|be)|(?:was|were|is|are) (?:now|just|already|being|successfully)|now) (?:\\w+ly )?"
                    + SET + "\\b|\\b(?:successfully|automatically) \\w+ed\\b");
    private static final Pattern SET_TO = Pattern.compile(
            "(?i)\\b(?:limits?|requests?|replicas?|config\\w*|settings?|quotas?) (?:of \\S+ )?(?:was|were|got|is|are) (?:\\w+ly )?"
                    + "(?:rais|increas|lower|reduc|decreas|chang|updat|patch|adjust|doubl|halv|edit|bump|cut)(?:ed|d)?\\b");
    private static final Pattern ACTED = Pattern.compile(
            "(?i)\\b(?:appl(?:y|ied|ying)|patch(?:ed|ing)|scal(?:ed|ing) (?:up|down|out|in|to|from)|roll(?:ed|ing) (?:out|back)|(?:re)?deploy(?:ed|ing)|delet(?:ed|ing|ion)|drain(?:ed|ing)|cordon(?:ed|ing)"
                    + "|provision(?:ed|ing)|execut(?:ed|ing)|has been (?:now )?(?:restarted|removed|created|disabled|enabled|stopped|started|replaced|muted|accepted|scaled))\\b");
    private static final Pattern ADVISES = Pattern.compile(
            "(?i)\\b(?:should|must|ought to|recommend(?:s|ed|ing|ations?)?|suggest(?:ed|ions?|ing)?|advis\\w+|advice|consider(?:ing)?|needs? to be|it would help|would benefit|worth (?:\\w+ing)|best to|try(?:ing)? to)\\b");
    private static final Pattern OF_RESOURCES = Pattern.compile(
            "(?i)(?=.*\\b(?:limits?|requests?|replicas|nodes)\\b).*\\b(?:rais\\w+|increas\\w+|lower\\w*|reduc\\w+|decreas\\w+|from .* to )\\b");

    private Deeds() {}

    /** Why a sentence may not be told by who only reads. */
    static Optional<String> objection(String sentence) {
        return first(DONE, sentence, "nothing was changed, and nothing can be")
                .filter(any -> SETTING.matcher(sentence).find())
                .or(() -> first(SET_TO, sentence, "nothing was changed, and nothing can be"))
                .or(() -> first(ACTED, sentence, "nothing was done, and nothing can be"))
                .or(() -> OF_RESOURCES.matcher(sentence).find()
                        ? Optional.empty() // the gate knows what the rules recommend
                        : first(ADVISES, sentence, "advice is the rules'"));
    }

    private static Optional<String> first(Pattern pattern, String sentence, String why) {
        Matcher matcher = pattern.matcher(sentence);
        return matcher.find() ? Optional.of("'" + matcher.group().strip() + "': " + why) : Optional.empty();
    }
}
