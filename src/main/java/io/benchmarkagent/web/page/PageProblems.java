package io.benchmarkagent.web.page;

import io.benchmarkagent.report.Inert;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Problems;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a page ended with, as a page. */
@RestControllerAdvice(
        assignableTypes = {
            OverviewPage.class,
            RunPage.class,
            HistoryPage.class,
            ComparePage.class,
            ChatPage.class,
            MakingPage.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PageProblems {
    private final Paper paper;

    public PageProblems(Paper paper) {
        this.paper = paper;
    }

    /** What the template prints. */
    public record Page(Frame frame, int status, String title, String detail) {}

    @ExceptionHandler(Refusal.class)
    public ResponseEntity<Object> refused(HttpServletRequest request, Refusal refusal) {
        return page(paper, request, refusal.problem());
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    public ResponseEntity<Object> missing(HttpServletRequest request, MissingServletRequestParameterException missing) {
        return page(
                paper,
                request,
                Problem.unreadable("'" + missing.getParameterName() + "' is missing in the address of this page"));
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> broken(HttpServletRequest request, Exception broken) {
        return page(paper, request, Problems.told(broken));
    }

    static ResponseEntity<Object> page(Paper paper, HttpServletRequest request, Problem problem) {
        String title = problem.kind().startsWith("unknown-")
                ? "There is no such " + problem.kind().substring("unknown-".length())
                : sentence(problem.status());
        return paper.once(
                problem.status(),
                "problem",
                new Page(paper.frame(request), problem.status().value(), title, Inert.sentence(problem.detail())));
    }

    private static String sentence(HttpStatus status) {
        String words = status.getReasonPhrase().toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
