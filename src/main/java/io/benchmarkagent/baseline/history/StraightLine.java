package io.benchmarkagent.baseline.history;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Whether a series creeps rather than steps: a staircase fits any slope, at a price that one straight line need not pay. */
final class StraightLine {
    private StraightLine() {}

    /**
     * By Schwarz's criterion: two figures for a line, a level and a place for each step. Both with the smaller of the two
     * autocorrelations that they leave, since enough of it explains anything, a staircase as a line and a line as a staircase.
     */
    static boolean explains(double[] y, Levels levels, double resolution) {
        if (levels.steps() == 0) {
            return false;
        }
        double[] line = residuals(y);
        double[] stairs = levels.residuals(y);
        double phi = Math.max(0, Math.min(autocorrelation(line), autocorrelation(stairs)));
        double floor = resolution * resolution;
        return criterion(line, phi, 2, floor) < criterion(stairs, phi, 1 + 2 * levels.steps(), floor);
    }

    private static double[] residuals(double[] y) {
        SimpleRegression line = new SimpleRegression();
        for (int t = 0; t < y.length; t++) {
            line.addData(t, y[t]);
        }
        double[] residuals = new double[y.length];
        Arrays.setAll(residuals, t -> y[t] - line.predict(t));
        return residuals;
    }

    private static double criterion(double[] residuals, double phi, int figures, double floor) {
        double left = 0;
        for (int t = 0; t < residuals.length; t++) {
            double innovation = t == 0 ? residuals[0] : residuals[t] - phi * residuals[t - 1];
            left += innovation * innovation;
        }
        int n = residuals.length;
        return n * StrictMath.log(Math.max(left / n, floor)) + figures * StrictMath.log(n);
    }

    private static double autocorrelation(double[] residuals) {
        double squares = residuals[0] * residuals[0];
        double products = 0;
        for (int t = 1; t < residuals.length; t++) {
            squares += residuals[t] * residuals[t];
            products += residuals[t] * residuals[t - 1];
        }
        return squares == 0 ? 0 : products / squares;
    }
}
