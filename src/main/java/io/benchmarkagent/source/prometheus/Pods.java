package io.benchmarkagent.source.prometheus;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** How the values of several series of one subject, the pods of a workload above all, become one at a moment. */
enum Pods {
    MEAN {
        @Override
        double combine(double[] values) {
            return DoubleStream.of(values).sum() / values.length;
        }
    },
    SUM {
        @Override
        double combine(double[] values) {
            return DoubleStream.of(values).sum();
        }
    },
    MAX {
        @Override
        double combine(double[] values) {
            return DoubleStream.of(values).max().orElseThrow();
        }
    };

    /** Of at least one finite value. */
    abstract double combine(double[] values);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
