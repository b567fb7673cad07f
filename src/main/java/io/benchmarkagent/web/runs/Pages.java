package io.benchmarkagent.web.runs;

import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A list of runs, a page at a time; it stays the same page when new runs come.
 *
 * @param after the name of the last run of the page before; "" for the first page
 */
record Pages(int limit, String after) {
    Pages {
        after = after.strip();
    }

    /** @throws Refusal where there are no such pages */
    static Pages of(int limit, int most, String after) {
        if (limit < 1 || limit > most) {
            throw new Refusal(Problem.unreadable("limit is " + limit + "; give 1 to " + most));
        }
        return new Pages(limit, after);
    }

    /** The one that is wanted. */
    List<ListedRun> page(List<ListedRun> all) {
        int from = from(all);
        return all.subList(from, Math.min(all.size(), from + limit));
    }

    boolean isLast(List<ListedRun> all) {
        return from(all) + limit >= all.size();
    }

    private int from(List<ListedRun> all) {
        return after.isEmpty() ? 0 : 1 + place(all);
    }

    private int place(List<ListedRun> all) {
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).name().equals(after))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Problem.unreadable("after names a run that is not there any more; begin again without it")));
    }

    /** The header Link that leads to the next. Source: RFC 8288. */
    String next(String path, Map<String, String> same, List<ListedRun> all) {
        List<ListedRun> page = page(all);
        UriComponentsBuilder uri =
                UriComponentsBuilder.fromPath(path).queryParam("limit", limit).queryParam("after", "{after}");
        same.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new java.util.HashMap<>(same);
        values.put("after", page.get(page.size() - 1).name());
        return "<" + uri.encode().buildAndExpand(values).toUriString() + ">; rel=\"next\"";
    }
}
