package io.benchmarkagent.cause;

/**
 * @param callGraph a CSV file of calls, {@code source,target} in its first line; empty for Online Boutique's, which comes with the
 *     program. Calls that series tell are known without it
 */
public record CauseSettings(String callGraph) {
    public static final CauseSettings STANDARD = new CauseSettings("");
}
