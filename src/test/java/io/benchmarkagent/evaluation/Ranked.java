package io.benchmarkagent.evaluation;

import io.benchmarkagent.evaluation.Figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One fault with what was made of it.
 *
 * @param ranking the services in their order
 * @param named whether the first was named as the cause
 * @param baro the services by BARO's score
 */
record Ranked(String type, String service, List<String> ranking, boolean named, List<String> baro) {

    private boolean isWithin(List<String> services, int k) {
        return services.stream().limit(k).anyMatch(service::equals);
    }

    boolean isNamedRight() {
        return named && isWithin(ranking, 1);
    }

    boolean isNamedWrong() {
        return named && !isWithin(ranking, 1);
    }

    static long within(List<Ranked> faults, int k) {
        return faults.stream().filter(f -> f.isWithin(f.ranking, k)).count();
    }

    /** AC@1 to AC@5, their mean. */
    static double avg5(List<Ranked> faults) {
        double sum = 0;
        for (int k = 1; k <= 5; k++) {
            sum += (double) within(faults, k) / faults.size();
        }
        return sum / 5;
    }

    static List<Ranked> byBaro(List<Ranked> faults) {
        return faults.stream()
                .map(f -> new Ranked(f.type, f.service, f.baro, false, f.baro))
                .toList();
    }

    static List<Ranked> only(List<Ranked> faults, Predicate<Ranked> which) {
        return faults.stream().filter(which).toList();
    }

    /** AC@1, AC@3, Avg@5 with the targets of the first and the last. */
    static List<Figure> accuracy(String what, List<Ranked> faults, Target first, Target three, Target average) {
        List<Figure> figures = new ArrayList<>();
        int n = faults.size();
        if (n > 0) {
            String name = what + " (" + n + "): ";
            figures.add(Figure.share(name + "AC@1", within(faults, 1), n, first));
            figures.add(Figure.share(name + "AC@3", within(faults, 3), n, three));
            figures.add(new Figure(name + "Avg@5", avg5(faults), Double.NaN, average));
        }
        return figures;
    }

    static List<Figure> naming(String what, List<Ranked> faults, Target right, Target wrong) {
        int n = faults.size();
        long rightly = faults.stream().filter(Ranked::isNamedRight).count();
        long wrongly = faults.stream().filter(Ranked::isNamedWrong).count();
        return n == 0
                ? List.of()
                : List.of(
                        Figure.share(what + " (" + n + "): named and right", rightly, n, right),
                        Figure.share(what + " (" + n + "): named and wrong", wrongly, n, wrong),
                        Figure.share(what + " (" + n + "): none named", n - rightly - wrongly, n, Target.NONE));
    }
}
