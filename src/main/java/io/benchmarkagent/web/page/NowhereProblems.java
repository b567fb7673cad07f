package io.benchmarkagent.web.page;

import io.benchmarkagent.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address where nothing is: a page for who reads pages, a problem for programs. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class NowhereProblems {
    private final Paper paper;

    public NowhereProblems(Paper paper) {
        this.paper = paper;
    }

    @ExceptionHandler(NoResourceFoundException.class)
    public ResponseEntity<Object> nowhere(HttpServletRequest request, NoResourceFoundException nowhere) {
        Problem problem = Problem.unknown("page", "nothing is at this address; the overview leads to every run");
        boolean reads = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .orElse("")
                .contains("text/html");
        return reads && !request.getRequestURI().startsWith("/api/")
                ? PageProblems.page(paper, request, problem, List.of())
                : problem.response();
    }
}
