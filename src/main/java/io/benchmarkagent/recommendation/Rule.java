package io.benchmarkagent.recommendation;

import java.util.List;

/** One rule: what it would change, given the run, what is out of line in it and what was observed. */
interface Rule {
    List<Proposal> propose(Situation situation);
}
