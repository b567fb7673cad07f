package io.benchmarkagent.web.page;

import java.util.List;
import java.util.Map;

/**
 * What is around every page.
 *
 * @param files where what it is dressed in is, by name
 * @param csrf one, or none
 */
public record Frame(Map<String, String> files, List<Csrf> csrf) {
    public Frame {
        files = Map.copyOf(files);
        csrf = List.copyOf(csrf);
    }
}
