package io.benchmarkagent.web.runs;

import io.benchmarkagent.comparison.Group;
import io.benchmarkagent.comparison.GroupComparison;
import io.benchmarkagent.pipeline.GroupChoice;
import io.benchmarkagent.report.ComparisonJson;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/compare?group=cpu_vendor=intel&group=cpu_vendor=amd}: as the command compares. */
@RestController
public final class ComparisonApi {
    private static final int MOST = 5;

    private final Holdings holdings;

    public ComparisonApi(Holdings holdings) {
        this.holdings = holdings;
    }

    /** @param group a run id or a selector each; the first is what the others are held against */
    @GetMapping(path = "/api/v1/compare", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<String> compare(@RequestParam List<String> group) {
        if (group.size() < 2 || group.size() > MOST) {
            throw new Refusal(Problem.unreadable(group.size() + " groups are given; give 2 to " + MOST
                    + ", such as group=cpu_vendor=intel&group=cpu_vendor=amd"));
        }
        Stand stand = holdings.now();
        return ResponseEntity.ok()
                .eTag("W/\"" + stand.version() + "\"")
                .body(ComparisonJson.render(compared(stand, group)));
    }

    private List<GroupComparison> compared(Stand stand, List<String> wanted) {
        GroupChoice.Choice choice = new GroupChoice(stand.archive(), holdings.zone()).of(wanted);
        if (choice instanceof GroupChoice.Choice.Refused refused) {
            throw new Refusal(Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-comparable", refused.line()));
        }
        List<Group> groups = ((GroupChoice.Choice.Chosen) choice).groups();
        return groups.subList(1, groups.size()).stream()
                .map(group -> stand.desk().comparing().compare(groups.get(0), group))
                .toList();
    }
}
