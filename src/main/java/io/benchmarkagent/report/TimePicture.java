package io.benchmarkagent.report;

import io.benchmarkagent.cause.Moment;
import io.benchmarkagent.findings.Figures;
import io.benchmarkagent.findings.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The series that matter on one time axis, with the load's phases and what happened when. */
final class TimePicture {
    private static final double ROW = 17;
    private static final double LANE = 62;
    private static final double LANE_TITLE = 24;
    private static final double PHASE_WORDS = 20;
    private static final double AXIS = 24;
    private static final double LETTER = 6.7;
    private static final double BOLD_LETTER = 7.5;
    private static final int VALUE_TICKS = 3;
    private static final double SAME_PLACE = 0.01;
    private static final double TICK_WIDTH = 100;
    /** A series that varies by less than this part of its height is drawn in full height, others from zero. */
    private static final double FROM_ZERO = 0.6;

    private final Frame frame;
    private final Scene scene;
    private final Times times;
    private final Axis across;
    private final List<EventWords.Placed> words;
    private final double top;

    private TimePicture(Frame frame, Scene scene, Times times) {
        this.frame = frame;
        this.scene = scene;
        this.times = times;
        this.across = new Axis(scene.from().toEpochMilli(), scene.to().toEpochMilli(), frame.left(), frame.right());
        this.words = EventWords.place(events(), frame.rows(), 0, frame.width());
        this.top = words.stream().mapToInt(EventWords.Placed::row).max().orElse(-1) * ROW + ROW + 4;
    }

    /** The size of a drawing: for wide screens, for a telephone, for paper. */
    record Frame(String size, int width, double left, double right, int rows, int letters) {
        static final Frame WIDE = new Frame("wide", 960, 74, 952, 5, 56);
        static final Frame PAPER = new Frame("paper", 700, 66, 696, 5, 48);
        static final Frame NARROW = new Frame("narrow", 368, 58, 364, 7, 36);
    }

    /** What is drawn, from when to when. */
    record Scene(Instant from, Instant to, List<Phase> phases, List<Track> tracks, List<Moment> moments) {
        Scene {
            phases = List.copyOf(phases);
            tracks = List.copyOf(tracks);
            moments = List.copyOf(moments);
        }

        /** A part of it; a series of which it has a point at most is left out. */
        Scene during(Instant first, Instant last) {
            return new Scene(
                    first,
                    last,
                    phases,
                    tracks.stream()
                            .map(track -> track.between(first, last))
                            .filter(track -> track.samples().size() > 1)
                            .toList(),
                    moments.stream()
                            .filter(m -> !m.time().isBefore(first) && !m.time().isAfter(last))
                            .toList());
        }
    }

    static View.Picture draw(Frame frame, Scene scene, Times times) {
        return new TimePicture(frame, scene, times).picture();
    }

    private View.Picture picture() {
        double bottom = laneBottom(scene.tracks().size() - 1) + 6;
        return new View.Picture(
                frame.size(),
                label(),
                frame.width(),
                (int) Math.ceil(bottom + AXIS),
                Axis.pixels(top),
                Axis.pixels(bottom),
                phases(bottom),
                lanes(),
                lines(bottom),
                ticks());
    }

    private List<View.Area> phases(double bottom) {
        boolean parts = scene.phases().stream().anyMatch(p -> p.name().equals("steady"));
        return scene.phases().stream()
                .filter(p -> !(parts && p.name().equals("load")))
                .filter(p -> p.end().isAfter(scene.from()) && p.start().isBefore(scene.to()))
                .map(p -> phase(p, bottom))
                .toList();
    }

    private View.Area phase(Phase phase, double bottom) {
        double from = x(phase.start());
        double width = x(phase.end()) - from;
        String words = phaseWords(phase);
        boolean room = words.length() * LETTER + 8 < width;
        return new View.Area(
                Set.of("load", "steady").contains(phase.name()) ? "load" : "other",
                Axis.pixels(from),
                Axis.pixels(top),
                Axis.pixels(width),
                Axis.pixels(bottom - top),
                room ? words : "",
                Axis.pixels(top + 14));
    }

    private static String phaseWords(Phase phase) {
        return switch (phase.name()) {
            case "before", "after" -> phase.name() + " the load";
            case "load" -> "under load";
            case "steady" -> "steady load";
            default -> Inert.name(phase.name());
        };
    }

    private List<View.Lane> lanes() {
        List<View.Lane> lanes = new ArrayList<>();
        for (Track track : scene.tracks()) {
            lanes.add(lane(track, lanes.size()));
        }
        return lanes;
    }

    private View.Lane lane(Track track, int index) {
        Axis up = up(track, index);
        double laneTop = laneBottom(index) - LANE;
        List<View.Area> windows = track.windows().stream()
                .map(w -> new View.Area(
                        "window",
                        Axis.pixels(x(w.from())),
                        Axis.pixels(laneTop - 2),
                        Axis.pixels(Math.max(2, x(w.to()) - x(w.from()))),
                        Axis.pixels(LANE + 4),
                        "",
                        ""))
                .toList();
        return new View.Lane(
                Inert.cut(track.title(), (int) ((frame.right() - frame.left()) / BOLD_LETTER)),
                Axis.pixels(frame.left() + 4),
                Axis.pixels(laneTop - 7),
                Trace.of(track, across, up),
                windows,
                valueTicks(track, up),
                Axis.pixels(frame.left()),
                Axis.pixels(frame.right()));
    }

    private double laneBottom(int index) {
        return top + PHASE_WORDS + (index + 1) * (LANE_TITLE + LANE);
    }

    private Axis up(Track track, int index) {
        double low = track.values().min().orElse(0);
        double high = track.values().max().orElse(1);
        double from = low >= 0 && low < FROM_ZERO * high ? 0 : low;
        double bottom = laneBottom(index);
        return Axis.around(from, high, bottom, bottom - LANE);
    }

    private static List<View.Tick> valueTicks(Track track, Axis up) {
        return up.ticks(VALUE_TICKS).stream()
                .map(v -> new View.Tick(up.px(v), Figures.quantity(v, track.unit())))
                .toList();
    }

    private List<EventWords.Event> events() {
        return scene.moments().stream()
                .map(m -> new EventWords.Event(x(m.time()), wordsOf(m)))
                .toList();
    }

    private String wordsOf(Moment moment) {
        String all = Inert.line(moment.subject() + " " + moment.what());
        return all.length() <= frame.letters()
                ? all
                : all.substring(0, frame.letters() - 1).stripTrailing() + "…";
    }

    private List<View.Line> lines(double bottom) {
        List<View.Line> lines = new ArrayList<>();
        for (EventWords.Event event : events()) {
            lines.add(words.stream()
                    .filter(p -> Math.abs(p.x() - event.x()) < SAME_PLACE
                            && p.words().equals(event.words()))
                    .findFirst()
                    .map(p -> line(p, bottom))
                    .orElseGet(() -> new View.Line(
                            Axis.pixels(event.x()), Axis.pixels(top), Axis.pixels(bottom), "", "", "", "start")));
        }
        return lines;
    }

    private View.Line line(EventWords.Placed placed, double bottom) {
        double y = top - 6 - placed.row() * ROW;
        return new View.Line(
                Axis.pixels(placed.x()),
                Axis.pixels(y - 11),
                Axis.pixels(bottom),
                placed.words(),
                Axis.pixels(placed.leftwards() ? placed.to() : placed.from()),
                Axis.pixels(y),
                placed.leftwards() ? "end" : "start");
    }

    private List<View.Tick> ticks() {
        int most = (int) ((frame.right() - frame.left()) / TICK_WIDTH);
        return TimeTicks.between(scene.from(), scene.to(), most, times.zone()).stream()
                .filter(t -> x(t.at()) < frame.right() - 12)
                .map(t -> new View.Tick(Axis.pixels(x(t.at())), t.words()))
                .toList();
    }

    private String label() {
        String series = scene.tracks().stream().map(TimePicture::inWords).collect(Collectors.joining(" "));
        String events = scene.moments().stream()
                .map(m -> times.time(m.time()) + " " + Inert.sentence(m.subject() + " " + m.what()))
                .collect(Collectors.joining("; "));
        String span = times.time(scene.from()) + " to " + times.time(scene.to()) + " " + times.zoneName() + ". ";
        return span + series + (events.isEmpty() ? "" : " Events: " + events + ".");
    }

    private static String inWords(Track track) {
        return track.title()
                + ": between "
                + Figures.quantity(track.values().min().orElse(0), track.unit())
                + " and "
                + Figures.quantity(track.values().max().orElse(0), track.unit())
                + ".";
    }

    private double x(Instant time) {
        double at = across.at(time.toEpochMilli());
        return Math.min(frame.right(), Math.max(frame.left(), at));
    }
}
