package io.benchmarkagent.web.page;

import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.pipeline.GroupChoice;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.report.ComparisonHtml;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /compare?group=…&group=…}: two runs or two groups of them side by side, as the command compares them. */
@RestController
public final class ComparePage {
    private static final int OFFERED = 200;

    private final Holdings holdings;
    private final Paper paper;

    public ComparePage(Holdings holdings, Paper paper) {
        this.holdings = holdings;
        this.paper = paper;
    }

    /**
     * What the template prints.
     *
     * @param offered names to choose from
     * @param problem why there is no comparison; else ""
     * @param notes a line for each run that could not be read
     */
    public record Page(
            Frame frame,
            String first,
            String second,
            List<String> offered,
            String problem,
            List<ComparisonHtml.Part> parts,
            List<String> notes) {}

    @GetMapping(path = "/compare", produces = MediaType.TEXT_HTML_VALUE)
    public ResponseEntity<Object> compare(HttpServletRequest request) {
        Stand stand = holdings.now();
        List<String> two = Stream.concat(given(request), Stream.of("", ""))
                .limit(2)
                .map(String::strip)
                .toList();
        List<String> offered =
                stand.newestFirst().stream().limit(OFFERED).map(ListedRun::name).toList();
        if (two.contains("")) {
            return paper.page(request, "compare", frame -> page(frame, two, offered, "", List.of(), List.of()));
        }
        GroupChoice.Choice choice = new GroupChoice(stand.archive(), holdings.zone()).of(two);
        if (choice instanceof GroupChoice.Choice.Chosen chosen) {
            List<ComparisonHtml.Part> parts = compared(stand, chosen.groups());
            return paper.page(request, "compare", frame -> page(frame, two, offered, "", parts, chosen.unreadable()));
        }
        String why = ((GroupChoice.Choice.Refused) choice).line();
        return paper.once(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "compare",
                page(paper.frame(request), two, offered, Inert.sentence(why), List.of(), List.of()));
    }

    /** Each as it is: a selector has commas. */
    private static Stream<String> given(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameterValues("group")).stream().flatMap(Arrays::stream);
    }

    private static Page page(
            Frame frame,
            List<String> two,
            List<String> offered,
            String problem,
            List<ComparisonHtml.Part> parts,
            List<String> unreadable) {
        return new Page(
                frame,
                two.get(0),
                two.get(1),
                offered,
                problem,
                parts,
                unreadable.stream().map(Inert::sentence).toList());
    }

    private static List<ComparisonHtml.Part> compared(Stand stand, List<Group> groups) {
        return ComparisonHtml.parts(List.of(stand.desk().comparing().compare(groups.get(0), groups.get(1))));
    }
}
