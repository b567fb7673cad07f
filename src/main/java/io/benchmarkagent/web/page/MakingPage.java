package io.benchmarkagent.web.page;

import io.benchmarkagent.report.Inert;
import io.benchmarkagent.web.access.Posted;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.report.Task;
import io.benchmarkagent.web.report.Tasks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /reports} by a plain form: a report is asked for, and a page watches it until it leads to the run's. */
@RestController
public final class MakingPage {
    private final Holdings holdings;
    private final Tasks tasks;
    private final Paper paper;

    public MakingPage(Holdings holdings, Tasks tasks, Paper paper) {
        this.holdings = holdings;
        this.tasks = tasks;
        this.paper = paper;
    }

    /** What the template prints. */
    public record Page(Frame frame, String run, String runUrl, boolean over, String stage, String problem) {}

    @PostMapping(
            path = "/reports",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> ask(HttpServletRequest request, @RequestParam String run) {
        Stand stand = holdings.now();
        String name = stand.desk().name(holdings.run(stand, run));
        Posted.about(request, name);
        Task task = tasks.ask(name, Posted.by().orElse(""), Optional.empty());
        return seeOther(Urls.making(task.id()));
    }

    @GetMapping(path = "/reports/{id}", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> watch(HttpServletRequest request, @PathVariable String id) {
        Task task = tasks.find(id)
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "task", "no report was asked for under this id of late; ask on the page of the run")));
        String url = Urls.run(task.run());
        return task.state() == Task.State.DONE ? seeOther(url) : watched(request, task, url);
    }

    /** A browser asks again by itself for as long as it is under way. */
    private ResponseEntity<Object> watched(HttpServletRequest request, Task task, String url) {
        Page page = new Page(
                paper.frame(request),
                Inert.name(task.run()),
                url,
                task.isOver(),
                Inert.name(task.stage()),
                Inert.sentence(task.line()));
        ResponseEntity<Object> sent = paper.once(HttpStatus.OK, "making", page);
        return task.isOver()
                ? sent
                : ResponseEntity.ok()
                        .headers(sent.getHeaders())
                        .header("Refresh", "1")
                        .body(sent.getBody());
    }

    private static ResponseEntity<Object> seeOther(String url) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(url))
                .build();
    }
}
