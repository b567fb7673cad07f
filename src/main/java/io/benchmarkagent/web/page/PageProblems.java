package io.benchmarkagent.web.page;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.run.NearestNames;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Problems;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;

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
    private static final int LOOKED_AT = 1000;

    private final Paper paper;
    private final Holdings holdings;

    public PageProblems(Paper paper, Holdings holdings) {
        this.paper = paper;
        this.holdings = holdings;
    }

    /** What the template prints. */
    public record Page(Frame frame, int status, String title, String detail, List<Link> nearest) {}

    public record Link(String name, String url) {}

    @ExceptionHandler(Refusal.class)
    public ResponseEntity<Object> refused(HttpServletRequest request, Refusal refusal) {
        Problem problem = refusal.problem();
        return page(paper, request, problem, problem.kind().equals("unknown-run") ? nearest(request) : List.of());
    }

    /** Runs that may have been meant. */
    private List<Link> nearest(HttpServletRequest request) {
        Object inPath = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object named = inPath instanceof Map<?, ?> variables && variables.containsKey("run")
                ? variables.get("run")
                : request.getParameter("id");
        List<String> there = holdings.now().newestFirst().stream()
                .limit(LOOKED_AT)
                .map(ListedRun::name)
                .toList();
        return NearestNames.of(String.valueOf(named), there).stream()
                .map(name -> new Link(Inert.name(name), Urls.run(name)))
                .toList();
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    public ResponseEntity<Object> missing(HttpServletRequest request, MissingServletRequestParameterException missing) {
        return page(
                paper,
                request,
                Problem.unreadable("'" + missing.getParameterName() + "' is missing in the address of this page"),
                List.of());
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<Object> broken(HttpServletRequest request, Exception broken) {
        return page(paper, request, Problems.told(broken), List.of());
    }

    static ResponseEntity<Object> page(Paper paper, HttpServletRequest request, Problem problem, List<Link> nearest) {
        String title = problem.kind().startsWith("unknown-")
                ? "There is no such " + problem.kind().substring("unknown-".length())
                : sentence(problem.status());
        return paper.once(
                problem.status(),
                "problem",
                new Page(
                        paper.frame(request),
                        problem.status().value(),
                        title,
                        Inert.sentence(problem.detail()),
                        nearest));
    }

    private static String sentence(HttpStatus status) {
        String words = status.getReasonPhrase().toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
