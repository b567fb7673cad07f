package io.benchmarkagent;

public final class BenchmarkAgent {
    private BenchmarkAgent() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
