package io.benchmarkagent.web.page;

import freemarker.template.TemplateModel;
import io.benchmarkagent.ask.desk.Source;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Story;
import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.query.Answering;
import io.benchmarkagent.web.query.Counter;
import io.benchmarkagent.web.query.QueryAsked;
import io.benchmarkagent.web.query.Replied;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** {@code /chat}: questions and answers. A script streams them by {@code POST /api/v1/query}; without one the form is posted here. */
@RestController
public final class ChatPage {
    private static final long NEVER = 0;
    private static final List<String> EXAMPLES = List.of(
            "What is wrong with the latest run?",
            "Which services use most memory?",
            "How did CPU of frontend change over the last runs?");

    private final Counter counter;
    private final Answering answering;
    private final Paper paper;

    public ChatPage(Counter counter, Answering answering, Paper paper) {
        this.counter = counter;
        this.answering = answering;
        this.paper = paper;
    }

    /**
     * What the template prints.
     *
     * @param run that the question is about; "" for whichever it names
     * @param answer holds one, or none
     */
    public record Page(
            Frame frame, String question, String run, List<Told> answer, String problem, List<String> examples) {}

    /** An answer, harmless to print. */
    public record Told(
            TemplateModel text,
            List<Table> tables,
            List<String> recommendations,
            List<Source> sources,
            String confidence,
            String run,
            String runUrl) {}

    @GetMapping(path = "/chat", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> ask(HttpServletRequest request, @RequestParam(defaultValue = "") String run) {
        return paper.page(request, "chat", frame -> new Page(frame, "", run.strip(), List.of(), "", EXAMPLES));
    }

    @PostMapping(
            path = "/chat",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    public DeferredResult<ResponseEntity<Object>> answered(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String example,
            @RequestParam(defaultValue = "") String run) {
        String wanted = example.isEmpty() ? question : example;
        Asked asked = new Asked(paper.frame(request), wanted.strip(), run.strip(), Posted.by());
        DeferredResult<ResponseEntity<Object>> result = new DeferredResult<>(NEVER);
        Optional<String> mistake = Question.mistake(asked.question());
        if (mistake.isPresent()) {
            result.setResult(refused(asked, Problem.unreadable(mistake.get())));
            return result;
        }
        Future<?> turn =
                counter.take(() -> answer(asked, result), problem -> result.setResult(refused(asked, problem)));
        result.onCompletion(() -> turn.cancel(false));
        return result;
    }

    /** @param who as the audit names it */
    private record Asked(Frame frame, String question, String run, Optional<String> who) {
        QueryAsked query() {
            return new QueryAsked(
                    new Question(question),
                    Optional.of(run).filter(named -> !named.isEmpty()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    who);
        }
    }

    private void answer(Asked asked, DeferredResult<ResponseEntity<Object>> result) {
        try {
            Answer answer = Replied.answer(answering.answer(asked.query(), Progress.SILENT));
            result.setResult(paper.once(HttpStatus.OK, "chat", page(asked, List.of(told(answer)), "")));
        } catch (Refusal refused) {
            result.setResult(refused(asked, refused.problem()));
        } catch (RuntimeException | Error broken) {
            result.setErrorResult(broken);
        }
    }

    private ResponseEntity<Object> refused(Asked asked, Problem problem) {
        return paper.once(problem.status(), "chat", page(asked, List.of(), Inert.sentence(problem.detail())));
    }

    private static Page page(Asked asked, List<Told> answer, String problem) {
        return new Page(asked.frame(), asked.question(), asked.run(), answer, problem, EXAMPLES);
    }

    private static Told told(Answer answer) {
        String run = answer.resolved().run().orElse("");
        return new Told(
                Story.of(answer.response()).html(),
                answer.tables(),
                answer.recommendations(),
                answer.sources(),
                String.format(
                        Locale.ROOT,
                        "confidence %.2f: %s",
                        answer.confidence().value(),
                        answer.confidence().how()),
                run,
                run.isEmpty() ? "" : Urls.run(run));
    }
}
