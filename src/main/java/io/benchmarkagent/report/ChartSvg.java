package io.benchmarkagent.report;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.findings.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One picture of a report's kinds as an SVG file of its own: light or dark as who looks at it prefers, with no script and no font. */
public final class ChartSvg {
    static final String TEMPLATE = "chart.svg.ftl";
    static final String PLAIN = "history.svg.ftl";

    private static final int LANES = 3;
    private static final int HEADING = 18;
    private static final int LETTERS = 46;
    /** A history is drawn for a corner of a page. */
    private static final int LARGER = 2;

    private final Templates templates;

    public ChartSvg(Templates templates) {
        this.templates = templates;
    }

    /** What the template prints, one picture of one kind; public because FreeMarker reads only that. */
    public record Page(
            String label,
            int shownWidth,
            int shownHeight,
            int width,
            int height,
            List<View.Tick> heading,
            int top,
            List<View.Picture> courses,
            List<View.Past> histories,
            List<ComparisonView.Picture> ratios) {

        Page with(List<View.Picture> times, List<View.Past> pasts, List<ComparisonView.Picture> pictures) {
            return new Page(label, shownWidth, shownHeight, width, height, heading, top, times, pasts, pictures);
        }
    }

    /** Nothing where there is nothing to draw. */
    public Optional<String> render(Chart chart) {
        return page(chart).map(page -> templates.fill(TEMPLATE, page));
    }

    /**
     * A picture that looks the same to everybody, for a program that reads no style sheet.
     *
     * @param label the same in words
     */
    public record Plain(String svg, String label) {}

    /** The same figures as a plain picture; nothing where there is no run before. */
    public Optional<Plain> plain(Chart.OfRuns runs) {
        return history(runs).map(page -> new Plain(templates.fill(PLAIN, page), page.label()));
    }

    private static Optional<Page> page(Chart chart) {
        if (chart instanceof Chart.OfRun run) {
            return run(run);
        }
        if (chart instanceof Chart.OfFigure figure) {
            return figure(figure);
        }
        if (chart instanceof Chart.OfRuns runs) {
            return history(runs);
        }
        if (chart instanceof Chart.OfLines lines) {
            return lines(lines);
        }
        return chart instanceof Chart.OfRanks ranks
                ? ranks(ranks)
                : RatioPlot.of(((Chart.OfGroups) chart).comparison()).map(p -> ratios((Chart.OfGroups) chart, p));
    }

    private static Optional<Page> run(Chart.OfRun run) {
        Times times = Pages.timesOf(run.findings());
        return new Course(run.findings(), times)
                .scene(run.subjects())
                .map(scene -> run.part()
                        .map(part -> scene.during(part.from(), part.to()))
                        .orElse(scene))
                .filter(scene -> !scene.tracks().isEmpty())
                .map(scene -> course(title(run.findings(), times), scene, times));
    }

    private static Optional<Page> figure(Chart.OfFigure figure) {
        Times times = Pages.timesOf(figure.findings());
        Optional<TimePicture.Scene> scene = new Course(figure.findings(), times).scene(figure.observation());
        return scene.map(there -> course(title(figure.findings(), times), there, times))
                .or(() -> history(new Chart.OfRuns(figure.findings(), figure.observation())));
    }

    private static Optional<Page> lines(Chart.OfLines chart) {
        Times times = Times.on(chart.time().from(), chart.zone());
        List<Track> tracks = chart.lines().stream()
                .filter(line -> line.samples().size() > 1)
                .map(line -> new Track(Inert.name(line.title()), line.unit(), line.samples(), List.of()))
                .toList();
        List<Track> drawn = tracks.stream().limit(LANES).toList();
        String title = Inert.name(chart.title()) + " · "
                + times.stamp(chart.time().from()) + " – "
                + times.stamp(chart.time().to()) + " " + times.zoneName()
                + (drawn.size() < tracks.size() ? ", " + drawn.size() + " of " + tracks.size() + " series" : "");
        return drawn.isEmpty()
                ? Optional.empty()
                : Optional.of(course(
                        title,
                        new TimePicture.Scene(chart.time().from(), chart.time().to(), chart.phases(), drawn, List.of()),
                        times));
    }

    private static Page course(String title, TimePicture.Scene scene, Times times) {
        View.Picture picture = TimePicture.draw(TimePicture.Frame.WIDE, scene, times);
        return page(title + ". " + picture.label(), picture.width(), picture.height(), 1, List.of(title))
                .with(List.of(picture), List.of(), List.of());
    }

    /** Two values at least make a course. */
    private static Optional<Page> history(Chart.OfRuns runs) {
        Times times = Pages.timesOf(runs.findings());
        boolean others = !runs.observation().history().isEmpty()
                || !runs.observation().course().before().isEmpty();
        return others ? Optional.of(history(runs, times)) : Optional.empty();
    }

    private static Page history(Chart.OfRuns runs, Times times) {
        View.Past past = HistoryPlot.of(
                runs.observation(), Marks.verdict(runs.observation().verdict()), "", times);
        List<String> heading = Stream.of(
                        Stream.of(past.title()),
                        Arrays.stream(past.caption().split("; ")),
                        Stream.of("this run: "
                                + Inert.name(runs.findings().run().key().runId())))
                .flatMap(lines -> lines)
                .map(line -> Inert.cut(line, LETTERS))
                .toList();
        return page(past.title() + ": " + past.label(), past.width(), past.height(), LARGER, heading)
                .with(List.of(), List.of(past), List.of());
    }

    private static Optional<Page> ranks(Chart.OfRanks ranks) {
        return ranks.ranked().size() < 2
                ? Optional.empty()
                : Optional.of(ratios(
                        RankPlot.of(ranks.findings(), ranks.ranked()),
                        Words.capital(Inert.name(Labels.spoken(ranks.ranked().get(0)))) + " · "
                                + title(ranks.findings(), Pages.timesOf(ranks.findings())),
                        "A dot is what it was, the line what was expected"));
    }

    private static Page ratios(Chart.OfGroups groups, ComparisonView.Picture picture) {
        String pair = Inert.name(groups.comparison().second().name()) + " / "
                + Inert.name(groups.comparison().first().name());
        // where all of them are is for who prints a table to say
        return ratios(
                picture, pair + ", ratio with 95 % interval", picture.caption().replaceFirst(";.*", ""));
    }

    private static Page ratios(ComparisonView.Picture picture, String title, String caption) {
        String label = picture.bars().stream()
                .map(bar -> bar.label() + " " + bar.words())
                .reduce(title, (a, b) -> a + "; " + b);
        return page(label, picture.width(), picture.height(), 1, Words.filled(title, caption))
                .with(List.of(), List.of(), List.of(picture));
    }

    private static Page page(String label, int width, int height, int larger, List<String> lines) {
        List<View.Tick> heading = new ArrayList<>();
        IntStream.range(0, lines.size())
                .forEach(i -> heading.add(new View.Tick(Integer.toString(HEADING * (i + 1)), lines.get(i))));
        int top = HEADING * lines.size() + HEADING / 2;
        int all = top + height + HEADING / 2;
        return new Page(label, larger * width, larger * all, width, all, heading, top, List.of(), List.of(), List.of());
    }

    private static String title(Findings findings, Times times) {
        return Inert.name(findings.run().key().runId()) + " · " + times.date() + ", " + times.zoneName();
    }
}
