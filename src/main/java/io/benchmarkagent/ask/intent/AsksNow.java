package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.question.RunIds;
import io.benchmarkagent.ask.tool.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * "Which pods are not ready now?": what the cluster itself is asked. Looked at before all kinds of question that tell of a recorded run,
 * and by words alone: how alike it is to questions of those says nothing of when is meant. Where no cluster may be asked, "now" is not
 * answered with then.
 */
final class AsksNow {
    private static final Pattern CURRENT = Pattern.compile("(?i)\\bcurrent\\b");
    private static final Pattern OF_A_RUN =
            Pattern.compile("(?i)\\b(?:runs?|benchmarks?|tests?|executions?|recorded|was|were|did|had)\\b");
    private static final Pattern NAMESPACE = Pattern.compile("(?i)\\bnamespaces?\\b");

    /** An object's name that the archive need not know: lower case, of several parts, or with a digit. */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:[-.][a-z0-9]+)+|[a-z]+\\d[a-z0-9]*|[a-z]+(?:service|svc)");

    /** What findings call them together. */
    private static final String ALL_NODES = "nodes";

    private static final String ONE_NAMESPACE =
            "One namespace is looked at, which no question changes: the one of --namespace, else the kubeconfig's. Ask without naming one.";

    private AsksNow() {}

    /** Empty where it is a question of a run, or none that this room understands. */
    static Optional<Answer> told(Heard heard) {
        boolean isOfThen = heard.span().isPresent()
                || heard.says(OF_A_RUN)
                || !RunIds.in(heard.question().text()).isEmpty()
                || AsksPromQl.isOne(heard.question())
                || ToChange.in(heard).isPresent();
        if (!isOfThen && heard.question().isOfNow() && heard.says(NAMESPACE)) {
            return Optional.of(heard.declined(ONE_NAMESPACE));
        }
        return isOfThen
                ? Optional.empty()
                : NowKind.all().stream()
                        .filter(kind -> kind.mayBe(heard, names(kind, heard)))
                        .findFirst()
                        .flatMap(kind -> told(kind, heard));
    }

    private static Optional<Answer> told(NowKind kind, Heard heard) {
        boolean now = heard.question().isOfNow();
        if (kind.isMeasured() && heard.desk().live().isPresent()) {
            return Optional.empty(); // a Prometheus tells it with its course
        }
        if (heard.desk().cluster().isEmpty()) {
            return now && !kind.isRecordedToo() ? Optional.of(declined(kind, heard)) : Optional.empty();
        }
        return now || isOfNowUnsaid(kind, heard) ? Optional.of(live(kind, heard)) : Optional.empty();
    }

    /** Who has chosen a run means that one. */
    private static boolean isOfNowUnsaid(NowKind kind, Heard heard) {
        return heard.context().run().isEmpty() && (heard.says(CURRENT) || kind.isPresent(heard));
    }

    private static Answer live(NowKind kind, Heard heard) {
        List<String> subjects = subjects(kind, heard);
        Wanted wanted = Wanted.of(heard.look()).about(subjects);
        Wanted asked = kind.only(heard).map(wanted::asking).orElse(wanted);
        return heard.toldOfNow(kind.tool().name(), subjects, kind.tool().find(asked, heard.desk()));
    }

    private static Answer declined(NowKind kind, Heard heard) {
        return heard.declined(
                "How that is now only the cluster knows, and none is configured: give --kubernetes, or --kubeconfig and"
                        + " --context" + (kind.isMeasured() ? ", or --prometheus-url" : "")
                        + ". Without \"now\" I look at what was recorded with run "
                        + heard.look().name() + ".");
    }

    /** A pod's name holds its workload's. */
    private static List<String> subjects(NowKind kind, Heard heard) {
        List<String> names = names(kind, heard);
        return Stream.concat(
                        heard.subjects().stream()
                                .filter(subject -> !subject.equals(ALL_NODES))
                                .filter(subject -> names.stream().noneMatch(name -> name.startsWith(subject + "-"))),
                        names.stream())
                .distinct()
                .toList();
    }

    private static List<String> names(NowKind kind, Heard heard) {
        return kind.words().unheeded(heard).stream()
                .map(MatchResult::group)
                .filter(word -> NAME.matcher(word).matches())
                .distinct()
                .toList();
    }
}
