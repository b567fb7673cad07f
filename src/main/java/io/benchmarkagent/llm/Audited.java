package io.benchmarkagent.llm;

import io.benchmarkagent.llm.audit.AuditLog;
import io.benchmarkagent.llm.audit.Event;
import io.benchmarkagent.llm.audit.Sha256;
import io.benchmarkagent.llm.spend.Usage;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes down what became of each prompt. That it could not be written down is told with the answer. */
final class Audited implements LanguageModel {
    /** Behind as much as a tool's name has. */
    private static final Pattern LONG = Pattern.compile("(?<=^.{40})(?s).+");

    private final LanguageModel inside;
    private final AuditLog log;
    private final Caller caller;
    private final String runId;
    private final LlmSettings settings;
    private final ApiKey key;
    private final Clock clock;

    Audited(
            LanguageModel inside,
            AuditLog log,
            Caller caller,
            String runId,
            LlmSettings settings,
            ApiKey key,
            Clock clock) {
        this.inside = inside;
        this.log = log;
        this.caller = caller;
        this.runId = runId;
        this.settings = settings;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Answer answer(Prompt prompt) {
        Answer answer = inside.answer(prompt);
        try {
            log.add(
                    answer instanceof Answer.Written written
                            ? event(prompt, written)
                            : event(prompt, (Answer.Refused) answer));
            return answer;
        } catch (IOException unwritten) {
            return answer.noting("This call is not in the audit log: " + unwritten.getMessage());
        }
    }

    /** One that cannot be written down is told with the next answer, whose line cannot be written either. */
    @Override
    public void called(ToolCall call) {
        try {
            log.add(event(call));
        } catch (IOException unwritten) {
            inside.called(call);
        }
    }

    private Event event(ToolCall call) {
        return new Event(
                clock.instant(),
                caller.who(),
                caller.command(),
                Event.TOOL + LONG.matcher(call.tool()).replaceAll("…"),
                runId,
                "",
                switch (call.outcome()) {
                    case ANSWERED -> Event.Outcome.ANSWERED;
                    case FAILED -> Event.Outcome.FAILED;
                    case REFUSED -> Event.Outcome.REFUSED;
                },
                Usage.NONE,
                OptionalDouble.of(0),
                Sha256.of(call.words()),
                Sha256.of(call.result()),
                "",
                settings.auditPrompts()
                        ? Optional.of(new Event.Texts(key.hiddenIn(call.words()), key.hiddenIn(call.result())))
                        : Optional.empty());
    }

    @Override
    public void confirm(Prompt prompt, Answer.Written answer) {
        inside.confirm(prompt, answer);
    }

    private static String withheld(Prompt prompt) {
        return prompt.withheld().isEmpty() ? "" : " Taken out of the prompt before it left: " + prompt.withheld() + ".";
    }

    private Event event(Prompt prompt, Answer.Written written) {
        return event(
                prompt,
                written.model(),
                written.isKept() ? Event.Outcome.CACHED : Event.Outcome.ANSWERED,
                written.usage(),
                written.costUsd(),
                written.text(),
                String.join(" ", written.notes()));
    }

    private Event event(Prompt prompt, Answer.Refused refused) {
        boolean asked = refused.cause().isOfAServer();
        return event(
                prompt,
                asked ? settings.model() : "",
                asked ? Event.Outcome.FAILED : Event.Outcome.REFUSED,
                refused.usage(),
                refused.costUsd(),
                "",
                String.join(
                        " ",
                        Stream.concat(said(refused), refused.notes().stream()).toList()));
    }

    private static Stream<String> said(Answer.Refused refused) {
        return Stream.of(refused.why() + (refused.notes().isEmpty() ? "" : "."));
    }

    private Event event(
            Prompt prompt,
            String model,
            Event.Outcome outcome,
            Usage usage,
            OptionalDouble usd,
            String answer,
            String note) {
        return new Event(
                clock.instant(),
                caller.who(),
                caller.command(),
                prompt.purpose().what(),
                runId,
                model,
                outcome,
                usage,
                usd,
                Sha256.of(prompt.text()),
                answer.isEmpty() ? "" : Sha256.of(answer),
                (note + withheld(prompt)).strip(),
                settings.auditPrompts()
                        ? Optional.of(new Event.Texts(key.hiddenIn(prompt.text()), key.hiddenIn(answer)))
                        : Optional.empty());
    }
}
