package io.benchmarkagent.grounding;

import io.benchmarkagent.detection.Anomaly;
import io.benchmarkagent.detection.Observation;
import io.benchmarkagent.detection.Verdict;
import io.benchmarkagent.findings.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said to have happened did, to that subject; and what is said not to have happened did not, and would have been seen. */
final class Happenings implements Check {
    private static final Pattern NONE_OF =
            Pattern.compile("(?i)\\b(?:no|zero|without(?: any)?)\\s+(?:other |new |further |\\p{L}+ )?$");
    private static final Pattern DATA =
            Pattern.compile("(?i)^ (?:data|figures?|numbers?|metrics?|measurements?|samples?|values?)\\b");
    private static final Pattern TIMES = Pattern.compile("(?i)^[^\\d;]{0,30}?(\\d+) times\\b");
    private static final Pattern NO_OTHER = Pattern.compile(
            "(?i)\\bno other (?:service|subject|workload|pod|container)s?\\b|\\bonly (?=\u2022)|\\bnothing else\\b|\\balone\\b");
    private static final Pattern WENT_WELL =
            Pattern.compile("(?i)\\bprobes?\\b[^.;]{0,30}\\b(?:succeed\\w*|pass(?:ed|es)?|worked)\\b");
    private static final double NOTHING = 1e-9;

    private record Word(String subject, String text) {}

    private final Findings findings;
    private final List<Word> told = new ArrayList<>();
    private final List<String> texts;

    Happenings(Findings findings, List<Told> heard) {
        this.findings = findings;
        this.texts = Texts.in(findings).stream().map(Texts::text).toList();
        findings.timeline().forEach(m -> tell(m.subject(), m.what()));
        findings.anomalies().forEach(a -> {
            tell(a.subject(), a.metric());
            a.evidence().forEach(text -> tell(a.subject(), text.replaceAll("restarts 0\\b", "")));
        });
        findings.recommendations().forEach(r -> tell(r.subject(), r.reason()));
        findings.rootCauses().forEach(c -> c.because().forEach(word -> tell(c.subject(), word)));
        heard.stream().filter(each -> each.is(Told.Kind.HAPPENED)).forEach(each -> tell(each.subject(), each.words()));
        restarts().filter(o -> o.value() > NOTHING).forEach(o -> tell(o.key().subject(), "restarts"));
    }

    @Override
    public Optional<String> objection(Sentence sentence) {
        return Stream.of(
                        sentence.first(Mention.Event.class, (clause, event) -> event(sentence, clause, event)),
                        sentence.first(Mention.Metric.class, (clause, metric) -> absent(sentence, clause, metric)),
                        alone(sentence),
                        wentWell(sentence))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<String> event(Sentence sentence, Clause clause, Mention.Event event) {
        List<Set<String>> subjects = clause.subjects(event);
        boolean denied = Denial.isOf(clause, event);
        boolean right = denied
                ? isDenied(event, clause, subjects)
                : clause.own().isEmpty()
                        ? isTold(event)
                        : happened(event, subjects) && isSoOften(clause, event, subjects);
        return right
                ? Stream.of()
                : Stream.of(
                        "that '" + sentence.quoted(event) + "' is true of " + Words.of(subjects, List.of(), sentence)
                                + (denied ? " or not was not seen" : " was not seen"));
    }

    private boolean isDenied(Mention.Event event, Clause clause, List<Set<String>> subjects) {
        return clause.own().isEmpty()
                ? isDenied(event.happening(), Set.of())
                : subjects.stream().allMatch(names -> isDenied(event.happening(), names));
    }

    private boolean isTold(Mention.Event event) {
        return texts.stream().anyMatch(event.happening()::isIn) || happened(event.happening(), Set.of());
    }

    private boolean happened(Mention.Event event, List<Set<String>> subjects) {
        return subjects.stream().allMatch(names -> happened(event.happening(), names));
    }

    private boolean happened(Happening happening, Set<String> names) {
        return told.stream()
                .filter(t -> names.isEmpty() || names.contains(t.subject()))
                .anyMatch(t -> happening.isIn(t.text()));
    }

    /** "restarted three times": as many times as was counted, or as a text says. */
    private boolean isSoOften(Clause clause, Mention.Event event, List<Set<String>> subjects) {
        Matcher times = TIMES.matcher(clause.line().substring(event.end(), clause.end()));
        return !times.find()
                || subjects.stream().allMatch(names -> isSoOften(times.group(1), event.happening(), names));
    }

    private boolean isSoOften(String times, Happening happening, Set<String> names) {
        Pattern written = Pattern.compile("(?<![\\d.])" + times + "(?![\\d.])");
        return told.stream()
                        .filter(t -> names.contains(t.subject()) && happening.isIn(t.text()))
                        .anyMatch(
                                t -> written.matcher(Quantity.normal(t.text())).find())
                || restarts()
                        .filter(o -> names.contains(lower(o.key().subject())))
                        .anyMatch(o -> o.value() == Double.parseDouble(times))
                || findings.anomalies().stream()
                                .filter(a -> a.kind() == Anomaly.Kind.EVENT
                                        && names.contains(lower(a.subject()))
                                        && happening.isIn(a.metric()))
                                .count()
                        == Long.parseLong(times);
    }

    /** It did not happen, and if it had it would be known: by a count of restarts, or by what Kubernetes said. */
    private boolean isDenied(Happening happening, Set<String> names) {
        boolean counted = restarts()
                .anyMatch(o -> names.isEmpty() || names.contains(lower(o.key().subject())));
        boolean asked = findings.dataQuality().stream()
                .noneMatch(d -> d.subject().toLowerCase(Locale.ROOT).contains("kubernetes"));
        return !happened(happening, names) && ((counted && happening == Happening.RESTARTED) || asked);
    }

    /** "no errors": there are figures, and all are zero. */
    private Stream<String> absent(Sentence sentence, Clause clause, Mention.Metric metric) {
        boolean denied = NONE_OF.matcher(clause.line().substring(clause.start(), metric.start()))
                .find();
        if (!denied || metric.ids().isEmpty()) {
            return Stream.of();
        }
        Set<String> names = clause.own();
        List<Observation> of = findings.observations().stream()
                .filter(o -> names.isEmpty() || names.contains(lower(o.key().subject())))
                .filter(o -> Metrics.ids(o.spec()).stream().anyMatch(metric.ids()::contains))
                .filter(o -> o.verdict() != Verdict.NOT_COLLECTED)
                .toList();
        if (DATA.matcher(clause.line().substring(metric.end())).find()) {
            return of.isEmpty() ? Stream.of() : Stream.of("there are figures of '" + sentence.quoted(metric) + "'");
        }
        boolean zero = !of.isEmpty() && of.stream().allMatch(o -> Math.abs(o.value()) < NOTHING);
        return zero ? Stream.of() : Stream.of("that there was no '" + sentence.quoted(metric) + "' was not measured");
    }

    private Optional<String> alone(Sentence sentence) {
        if (!NO_OTHER.matcher(sentence.line().rest()).find()
                || sentence.subjects().isEmpty()) {
            return Optional.empty();
        }
        Set<String> alerted = findings.anomalies().stream()
                .filter(a -> a.isAlert())
                .map(a -> lower(a.subject()))
                .collect(Collectors.toCollection(HashSet::new));
        alerted.removeAll(sentence.subjects());
        return alerted.isEmpty()
                ? Optional.empty()
                : Optional.of("others are out of line as well: " + String.join(", ", alerted));
    }

    /** That a probe passed is nowhere recorded. */
    private static Optional<String> wentWell(Sentence sentence) {
        return sentence.says(WENT_WELL) ? Optional.of("that a probe passed is not recorded") : Optional.empty();
    }

    private Stream<Observation> restarts() {
        return findings.observations().stream()
                .filter(o -> Metrics.ids(o.spec()).contains("restarts"));
    }

    private void tell(String subject, String text) {
        told.add(new Word(lower(subject), text));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
