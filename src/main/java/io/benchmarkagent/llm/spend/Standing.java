package io.benchmarkagent.llm.spend;

/**
 * How far a budget is used up.
 *
 * @param span day or month
 * @param spent with what calls under way have set aside
 */
public record Standing(String span, Amount limit, Amount spent) {}
