package io.benchmarkagent.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.SlackFileObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.benchmarkagent.ask.desk.Table;
import io.benchmarkagent.ask.question.Answer;
import io.benchmarkagent.ask.shown.FittedTable;
import io.benchmarkagent.ask.shown.Footnotes;
import io.benchmarkagent.publish.Mark;
import io.benchmarkagent.report.Inert;
import io.benchmarkagent.report.Report;
import io.benchmarkagent.report.TerminalSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Answers and reports as Slack's blocks. Source: Slack, "Block Kit reference", for how long each may be. */
final class Letters {
    private static final int HEADER = 150;
    private static final int FALLBACK = 300;
    private static final int FOOTNOTE = 600;
    private static final int ALTERNATIVE = 2000;
    private static final int MOST_TABLES = 5;
    private static final int MOST_FOOTNOTES = 10;
    /** Of a desktop's window beside its list of channels. */
    private static final int WIDTH = 100;

    private Letters() {}

    /** @param typed what was asked, which is said again only where it was taken for more */
    static Letter answer(String typed, Answering.Answered answered, Answer answer) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(plain(answer.response()));
        answer.tables().stream().limit(MOST_TABLES).map(Letters::table).forEach(blocks::add);
        List<String> notes = new ArrayList<>(Footnotes.of(answer, Inert::line));
        if (!answered.meant().equals(typed)) {
            notes.add(0, "taken to mean: " + answered.meant());
        }
        if (answer.tables().size() > MOST_TABLES) {
            notes.add(0, "tables that are not shown here: " + (answer.tables().size() - MOST_TABLES));
        }
        if (!notes.isEmpty()) {
            blocks.add(context(notes));
        }
        buttons(answered, answer).ifPresent(blocks::add);
        return new Letter(Plain.unformatted(answer.response(), FALLBACK), blocks, true);
    }

    /** Why there is no answer, for who asked alone. */
    static Letter refused(String line) {
        return new Letter(Plain.unformatted(line, FALLBACK), List.of(plain(line)), false);
    }

    /** In the words of the mark on a commit, and of the summary in a terminal. */
    static Letter report(Report report) {
        String title = Mark.of(report, "").title();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(header(title));
        blocks.add(fenced(new TerminalSummary(false).said(report)));
        String run = report.findings().run().key().runId();
        blocks.add(context(List.of(
                "run " + run + " · benchmark-agent " + report.provenance().agentVersion())));
        return new Letter(Plain.unformatted(title, FALLBACK), blocks, true, Worst.of(report.findings()));
    }

    /** @param file what Slack calls the picture */
    static LayoutBlock image(String file, String label) {
        return ImageBlock.builder()
                .slackFile(SlackFileObject.builder().id(file).build())
                .altText(Plain.text(label, ALTERNATIVE))
                .build();
    }

    /** @param line why there is no report */
    static Letter noReport(String line) {
        String title = Mark.broken(line, "").title();
        return new Letter(
                Plain.unformatted(title, FALLBACK), List.of(header("No benchmark report"), plain(line)), true);
    }

    private static LayoutBlock header(String line) {
        return HeaderBlock.builder().text(text(Plain.text(line, HEADER))).build();
    }

    private static LayoutBlock plain(String lines) {
        return SectionBlock.builder().text(text(Plain.text(lines, Plain.MOST))).build();
    }

    private static LayoutBlock table(Table table) {
        String more = table.more() == 0 ? "" : "… and " + table.more() + " more\n";
        return fenced(FittedTable.of(table, OptionalInt.of(WIDTH)) + more);
    }

    private static LayoutBlock fenced(String lines) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder()
                        .text(Plain.block(lines))
                        .verbatim(true)
                        .build())
                .build();
    }

    private static LayoutBlock context(List<String> lines) {
        Stream<String> shown = lines.size() <= MOST_FOOTNOTES
                ? lines.stream()
                : Stream.concat(
                        lines.stream().limit(MOST_FOOTNOTES - 1),
                        Stream.of("… and " + (lines.size() - MOST_FOOTNOTES + 1) + " more"));
        return ContextBlock.builder()
                .elements(List.copyOf(
                        shown.map(line -> text(Plain.text(line, FOOTNOTE))).toList()))
                .build();
    }

    private static Optional<LayoutBlock> buttons(Answering.Answered answered, Answer answer) {
        Optional<String> value = Kept.of(answered.meant(), answer).value();
        List<BlockElement> buttons = new ArrayList<>();
        value.ifPresent(kept -> {
            Stream.of(Answering.Next.values())
                    .filter(answered.next()::contains)
                    .forEach(next -> buttons.add(button(next.name(), next.label(), kept)));
            answer.resolved().run().ifPresent(run -> buttons.add(button(Replies.REPORT, "full report", kept)));
        });
        return buttons.isEmpty()
                ? Optional.empty()
                : Optional.of(ActionsBlock.builder().elements(buttons).build());
    }

    private static BlockElement button(String action, String label, String value) {
        return ButtonElement.builder()
                .actionId(action)
                .text(text(label))
                .value(value)
                .build();
    }

    private static PlainTextObject text(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }
}
