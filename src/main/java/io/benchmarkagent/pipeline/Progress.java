package io.benchmarkagent.pipeline;

/** Told which stage begins, in one or two words: "asking Prometheus". */
public interface Progress {
    Progress SILENT = stage -> {};

    void stage(String words);
}
