package io.benchmarkagent.grounding;

import io.benchmarkagent.cause.RootCause;
import io.benchmarkagent.findings.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A cause is only called one where the findings name it, and never as more than consistent with what was seen. */
final class Causes implements Check {
    private static final Pattern ORIGIN = Pattern.compile(
            "(?i)\\b(?:origin(?:at\\w+)?|root cause|(?:likely|probable|possible|suspected|apparent) (?:cause|reason|explanation|source)|culprit|to blame|points? (?:to|at)|suspects?|behind (?:this|it|the)|explain(?:s|ed)?|explanation|source of|where it (?:began|started))\\b");
    private static final Pattern HEDGED = Pattern.compile(
            "(?i)\\b(?:consistent with|may|might|could|likely|probabl[ey]|possibl[ey]|suggests?|candidate|named(?: as)?|suspects?|suspected|ranks?|ranked|points? (?:to|at)|apparent)\\b");
    private static final Pattern RANKED = Pattern.compile("(?i)\\branks? (first|second|third|1st|2nd|3rd)\\b");
    private static final Pattern DENIED = Pattern.compile(
            "(?i)(?:\\b(?:not|no|nothing|none|neither|nor|never|unlikely|cannot|rules? out|ruled out|contradict\\w*)|n't)\\b[^,;:.]{0,30}$");
    private static final Pattern DENIED_AFTER =
            Pattern.compile("(?i)^[^,;:.]{0,30}\\b(?:contradict\\w*|ruled out|unlikely|not|unknown|cannot)\\b");
    private static final Pattern KNOWN = Pattern.compile(
            "(?i)\\b(?:an?|one|the) (?:single |clear |likely |probable )?cause (?:stands out|(?:is|was|could be|can be) (?:known|clear|obvious|named|found|identified))\\b");
    private static final List<Set<String>> PLACES =
            List.of(Set.of("first", "1st"), Set.of("second", "2nd"), Set.of("third", "3rd"));

    private final Set<String> named;
    private final List<RootCause> ranked;

    Causes(Findings findings) {
        this.ranked = findings.rootCauses();
        this.named = ranked.stream()
                .filter(RootCause::named)
                .map(cause -> cause.subject().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        Matcher rank = RANKED.matcher(sentence.text());
        if (rank.find() && !isRanked(rank.group(1).toLowerCase(Locale.ROOT), sentence)) {
            return Optional.of("the causes are not ranked so");
        }
        if (named.isEmpty() && sentence.says(KNOWN)) {
            return Optional.of("no cause is named");
        }
        return ORIGIN.matcher(sentence.text())
                .results()
                .filter(origin -> !isDenied(sentence, origin))
                .flatMap(origin -> claimed(sentence, origin).stream())
                .findFirst();
    }

    private static boolean isDenied(Sentence sentence, MatchResult origin) {
        return DENIED.matcher(sentence.text().substring(0, origin.start())).find()
                || DENIED_AFTER.matcher(sentence.text().substring(origin.end())).find();
    }

    private Optional<String> claimed(Sentence sentence, MatchResult origin) {
        if (!HEDGED.matcher(sentence.text()).find()) {
            return Optional.of("'" + origin.group() + "' says more than that it is consistent with what was seen");
        }
        Set<String> who = about(sentence, origin);
        return who.isEmpty() || named.containsAll(who)
                ? Optional.empty()
                : Optional.of(String.join(" and ", who) + " is not named as a cause");
    }

    private static Set<String> about(Sentence sentence, MatchResult origin) {
        Mention.Name at = new Mention.Name(origin.start(), origin.end());
        return sentence.clauses().stream()
                .filter(clause -> clause.start() <= at.start() && at.start() < clause.end())
                .flatMap(clause -> clause.subjects(at).stream())
                .map(names -> names.stream()
                        .filter(name -> !name.contains("->"))
                        .findFirst()
                        .orElse(""))
                .collect(Collectors.toSet());
    }

    private boolean isRanked(String place, Sentence sentence) {
        return ranked.stream()
                .filter(cause -> cause.rank() <= PLACES.size()
                        && PLACES.get(cause.rank() - 1).contains(place))
                .anyMatch(cause -> sentence.subjects().isEmpty()
                        || sentence.subjects().contains(cause.subject().toLowerCase(Locale.ROOT)));
    }
}
