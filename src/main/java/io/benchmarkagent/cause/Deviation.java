package io.benchmarkagent.cause;

/**
 * How far one quantity of one subject is from what it was, for the worse.
 *
 * @param subject a service, or a call such as {@code frontend->cartservice}
 * @param sigma positive is worse; 0 where the change is below the practical floors
 * @param excess the change for the worse, in the quantity's unit
 * @param evidence the id of the observation
 * @param stands beyond chance among everything that was judged
 */
record Deviation(String subject, Role role, double sigma, double excess, String evidence, boolean stands) {}
