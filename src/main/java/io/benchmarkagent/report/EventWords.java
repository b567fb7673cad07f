package io.benchmarkagent.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds room for the words of events above a picture, in rows, so that no words overlap and no event's line runs through another's
 * words. An event that finds no room keeps its line and loses its words.
 */
final class EventWords {
    private static final double LETTER = 6.7;
    private static final double SPACE = 4;
    private static final double BETWEEN = 10;

    private final int rows;
    private final double left;
    private final double right;
    private final List<Double> lines = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();

    private EventWords(int rows, double left, double right) {
        this.rows = rows;
        this.left = left;
        this.right = right;
    }

    /** An event at {@code x} and the words for it. */
    record Event(double x, String words) {
        private Event mirrored(double sum) {
            return new Event(sum - x, words);
        }
    }

    /** Where the words stand: row 0 is the lowest; {@code from} and {@code to} are their ends. */
    record Placed(double x, String words, int row, double from, double to) {
        boolean leftwards() {
            return to < x;
        }

        private Placed mirrored(double sum) {
            return new Placed(sum - x, words, row, sum - to, sum - from);
        }
    }

    /** From the right, from the left, or the first ones from the left and the rest from the right: whichever names most events. */
    static List<Placed> place(List<Event> events, int rows, double left, double right) {
        List<Placed> fromLeft =
                fromRight(events.stream().map(e -> e.mirrored(left + right)).toList(), rows, left, right).stream()
                        .map(p -> p.mirrored(left + right))
                        .toList();
        return Stream.concat(
                        Stream.of(fromRight(events, rows, left, right), fromLeft),
                        IntStream.range(1, events.size()).mapToObj(k -> parted(events, k, rows, left, right)))
                .reduce((best, next) -> next.size() > best.size() ? next : best)
                .orElse(List.of());
    }

    /** The first {@code k} on stairs that lead down to the left, so that each has room for its words, the others as from the right. */
    private static List<Placed> parted(List<Event> events, int k, int rows, double left, double right) {
        EventWords words = new EventWords(rows, left, right);
        words.lines.addAll(events.stream().map(Event::x).toList());
        List<Event> inOrder =
                events.stream().sorted(Comparator.comparingDouble(Event::x)).toList();
        inOrder.stream().limit(k).forEach(words::placeLeftwards);
        IntStream.iterate(events.size() - 1, i -> i >= k, i -> i - 1).forEach(i -> words.place(inOrder.get(i)));
        return words.placed;
    }

    private void placeLeftwards(Event event) {
        IntStream.range(0, rows)
                .boxed()
                .flatMap(row -> candidates(event, row))
                .filter(candidate -> candidate.leftwards() && isFree(candidate))
                .findFirst()
                .ifPresent(placed::add);
    }

    private static List<Placed> fromRight(List<Event> events, int rows, double left, double right) {
        EventWords words = new EventWords(rows, left, right);
        words.lines.addAll(events.stream().map(Event::x).toList());
        events.stream().sorted(Comparator.comparingDouble(Event::x).reversed()).forEach(words::place);
        return words.placed;
    }

    private void place(Event event) {
        IntStream.range(0, rows)
                .boxed()
                .flatMap(row -> candidates(event, row))
                .filter(this::fits)
                .findFirst()
                .ifPresent(placed::add);
    }

    private Stream<Placed> candidates(Event event, int row) {
        double length = event.words().length() * LETTER;
        double x = event.x();
        return Stream.of(
                        new Placed(x, event.words(), row, x + SPACE, x + SPACE + length),
                        new Placed(x, event.words(), row, x - SPACE - length, x - SPACE))
                .filter(p -> p.from() >= left && p.to() <= right);
    }

    /** Words to the left stand in the way of every event before, placed or not. */
    private boolean fits(Placed candidate) {
        boolean blocks = candidate.leftwards()
                && lines.stream().anyMatch(x -> candidate.from() - SPACE < x && x < candidate.x());
        return !blocks && isFree(candidate);
    }

    private boolean isFree(Placed candidate) {
        return placed.stream()
                .noneMatch(
                        other -> overlap(candidate, other) || crossed(candidate, other) || crossed(other, candidate));
    }

    private static boolean overlap(Placed a, Placed b) {
        return a.row() == b.row() && a.from() < b.to() + BETWEEN && b.from() < a.to() + BETWEEN;
    }

    /** Whether the line of {@code line}, on its way down from a higher row, runs through the words. */
    private static boolean crossed(Placed words, Placed line) {
        return line.row() >= words.row()
                && line.x() > words.from() - 2
                && line.x() < words.to() + 2
                && Math.abs(line.x() - words.x()) > 0.01;
    }
}
