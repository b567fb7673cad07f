package io.benchmarkagent.evaluation;

import java.util.Random;

/** How one simulated number varies from run to run, around the mean of its metric. */
enum Chance {
    NORMAL {
        @Override
        double draw(double mean, double cv, Random random) {
            return mean * (1 + cv * random.nextGaussian());
        }
    },
    LOG_NORMAL {
        @Override
        double draw(double mean, double cv, Random random) {
            return mean * StrictMath.exp(cv * random.nextGaussian());
        }
    },
    STUDENT_5 {
        @Override
        double draw(double mean, double cv, Random random) {
            double chiSquare = 0;
            for (int i = 0; i < 5; i++) {
                double z = random.nextGaussian();
                chiSquare += z * z;
            }
            double t = random.nextGaussian() / Math.sqrt(chiSquare / 5);
            return mean * StrictMath.exp(cv * t / Math.sqrt(5.0 / 3));
        }
    },
    /** The mean is the metric's; there is no other spread. */
    COUNT {
        @Override
        double draw(double mean, double cv, Random random) {
            double limit = StrictMath.exp(-mean);
            int count = 0;
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
            return count;
        }
    },
    /** As counts; what they are a share of varies as well. */
    SHARE {
        @Override
        double draw(double mean, double cv, Random random) {
            return COUNT.draw(mean, cv, random);
        }
    };

    abstract double draw(double mean, double cv, Random random);

    String words() {
        return switch (this) {
            case NORMAL -> "normal";
            case LOG_NORMAL -> "log-normal";
            case STUDENT_5 -> "Student t(5)";
            case COUNT -> "counts";
            case SHARE -> "shares of requests";
        };
    }
}
