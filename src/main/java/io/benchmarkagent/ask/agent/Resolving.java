package io.benchmarkagent.ask.agent;

import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.question.Heard;
import io.benchmarkagent.ask.tool.Tool;
import io.benchmarkagent.ask.tool.Wanted;
import io.benchmarkagent.ask.when.Span;
import io.benchmarkagent.grounding.Spoken;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.run.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model's words mean, by code. What nobody knows is refused, with the names that are near; nothing is guessed. */
final class Resolving {
    private static final String KNOWN_METRICS = "cpu, memory, latency, error rate, request rate, throttling, network";

    private final Heard heard;
    private final List<Tool> tools;

    Resolving(Heard heard, List<Tool> tools) {
        this.heard = heard;
        this.tools = List.copyOf(tools);
    }

    /** A tool and what it is asked, or one line that says why it cannot be. */
    sealed interface Resolved {
        record Ready(Tool tool, Wanted wanted) implements Resolved {}

        record Refused(String line) implements Resolved {}
    }

    /** Words that mean nothing here. */
    private static final class Meaningless extends Exception {
        private static final long serialVersionUID = 1;

        Meaningless(String line) {
            super(line, null, false, false);
        }
    }

    Resolved resolve(Call call) {
        try {
            Tool tool = tool(call);
            heeded(call, tool);
            return new Resolved.Ready(tool, wanted(call, look(call)));
        } catch (Meaningless meaningless) {
            return new Resolved.Refused(String.valueOf(meaningless.getMessage()));
        }
    }

    private Tool tool(Call call) throws Meaningless {
        return tools.stream()
                .filter(tool -> tool.name().equals(call.tool()))
                .findFirst()
                .orElseThrow(() -> new Meaningless("unknown tool '" + call.tool() + "'; known: "
                        + tools.stream().map(Tool::name).collect(Collectors.joining(", "))));
    }

    /** What a tool would not heed would make its answer one to another question. */
    private static void heeded(Call call, Tool tool) throws Meaningless {
        Set<Tool.Slot> given = EnumSet.noneOf(Tool.Slot.class);
        if (call.subjects().size() > 1) {
            given.add(Tool.Slot.SUBJECTS);
        }
        if (call.subjects().size() == 1 && !tool.takes().contains(Tool.Slot.SUBJECTS)) {
            given.add(Tool.Slot.SUBJECT);
        }
        if (!call.metric().isBlank()) {
            given.add(Tool.Slot.METRIC);
        }
        if (call.isLeast()) {
            given.add(Tool.Slot.ORDER);
        }
        if (!call.from().isBlank() || !call.to().isBlank()) {
            given.add(Tool.Slot.SPAN);
        }
        if (!call.groups().isEmpty()) {
            given.add(Tool.Slot.GROUPS);
        }
        if (!call.expression().isBlank()) {
            given.add(Tool.Slot.EXPRESSION);
        }
        given.removeAll(tool.takes());
        if (!given.isEmpty()) {
            throw new Meaningless(tool.name() + " does not heed " + words(given) + "; it takes "
                    + (tool.takes().isEmpty() ? "only a run" : words(tool.takes())));
        }
    }

    static String words(Collection<Tool.Slot> slots) {
        return slots.stream()
                .sorted()
                .map(slot -> slot.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private Look look(Call call) throws Meaningless {
        if (call.run().isBlank() || call.run().equals(heard.look().name())) {
            return heard.look();
        }
        Desk.Looking looking = heard.desk().look(Optional.of(call.run()));
        if (looking instanceof Desk.Looking.At at) {
            return at.look();
        }
        throw new Meaningless(((Desk.Looking.Refused) looking).line());
    }

    private Wanted wanted(Call call, Look look) throws Meaningless {
        Wanted wanted = Wanted.of(look)
                .about(subjects(call, look))
                .ordered(call.isLeast(), call.count() == 0 ? OptionalInt.empty() : OptionalInt.of(call.count()))
                .among(call.groups());
        wanted = call.expression().isBlank() ? wanted : wanted.asking(call.expression());
        Wanted measuring = call.metric().isBlank() ? wanted : wanted.measuring(metric(call.metric(), look));
        return call.from().isBlank() && call.to().isBlank() ? measuring : measuring.during(span(call, look));
    }

    private static List<String> subjects(Call call, Look look) throws Meaningless {
        List<String> subjects = new ArrayList<>();
        for (String name : call.subjects()) {
            subject(name, look).filter(subject -> !subject.equals("cluster")).ifPresent(subjects::add);
        }
        return subjects;
    }

    private static Optional<String> subject(String name, Look look) throws Meaningless {
        String lower = name.toLowerCase(Locale.ROOT);
        Set<String> known = known(look);
        if (known.contains(lower) || lower.equals("cluster")) {
            return Optional.of(lower);
        }
        Spoken spoken = Spoken.of(name, look.findings(), look.services());
        if (spoken.subjects().size() == 1 && isAllUnderstood(spoken)) {
            return Optional.of(spoken.subjects().get(0));
        }
        List<String> near = NearestNames.of(lower, known);
        throw new Meaningless("run " + look.name() + " knows no '" + name + "'; "
                + (near.isEmpty() ? "known: " + String.join(", ", known) : "nearest: " + String.join(", ", near)));
    }

    private static Set<String> known(Look look) {
        return Stream.concat(
                        look.services().stream(),
                        look.findings().observations().stream()
                                .filter(o -> o.key().scope() == Scope.NODE)
                                .map(o -> o.key().subject()))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Spoken.Metric metric(String words, Look look) throws Meaningless {
        Spoken spoken = Spoken.of(words, look.findings(), look.services());
        if (spoken.metrics().size() == 1 && spoken.subjects().isEmpty() && isAllUnderstood(spoken)) {
            return spoken.metrics().get(0);
        }
        Set<String> labels = look.findings().observations().stream()
                .map(o -> o.spec().label().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> near = NearestNames.of(words.toLowerCase(Locale.ROOT), labels);
        throw new Meaningless("'" + words + "' is no metric; "
                + (near.isEmpty() ? "known: " + KNOWN_METRICS : "nearest: " + String.join(", ", near)));
    }

    private static boolean isAllUnderstood(Spoken spoken) {
        return spoken.rest().chars().noneMatch(Character::isLetterOrDigit);
    }

    private Span span(Call call, Look look) throws Meaningless {
        var load = look.findings().run().load();
        Instant from = call.from().isBlank()
                ? load.start().orElse(look.findings().run().key().timestamp())
                : moment(call.from(), look);
        Instant to = call.to().isBlank()
                ? load.end().orElseThrow(() -> new Meaningless("the run's end is not known; give 'to'"))
                : moment(call.to(), look);
        if (to.isBefore(from)) {
            throw new Meaningless("from '" + call.from() + "' is after to '" + call.to() + "'");
        }
        return new Span(from, to, (call.from() + " – " + call.to()).strip());
    }

    /** With a zone, a date in the asker's zone, or a time of the run's day. */
    private Instant moment(String text, Look look) throws Meaningless {
        String plain = text.strip().replace(' ', 'T');
        var zone = heard.context().zone();
        try {
            if (plain.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
                LocalTime time = LocalTime.parse(plain.length() % 3 == 1 ? "0" + plain : plain);
                return look.findings()
                        .run()
                        .key()
                        .timestamp()
                        .atZone(zone)
                        .toLocalDate()
                        .atTime(time)
                        .atZone(zone)
                        .toInstant();
            }
            return plain.matches(".*(?:Z|[+-]\\d{2}:\\d{2})")
                    ? OffsetDateTime.parse(plain).toInstant()
                    : LocalDateTime.parse(plain).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new Meaningless("'" + text + "' is no time such as 14:25, 2026-03-01T14:25 or 2026-03-01T14:25:00Z");
        }
    }
}
