package io.benchmarkagent.cli.chat;

import io.benchmarkagent.ask.desk.Look;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What TAB completes: commands, ids of runs, and of the run that was looked at last its services and metrics. */
final class Words implements Completer {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_.@-]{2,99}");

    private final Collection<String> commands;
    private final Collection<String> runs;
    private volatile List<String> ofRun = List.of();

    Words(Collection<String> commands, Collection<String> runs) {
        this.commands = commands;
        this.runs = plain(runs);
    }

    void know(Look look) {
        TreeSet<String> names = new TreeSet<>(look.services());
        look.findings().observations().forEach(o -> {
            names.add(o.key().metric());
            names.addAll(List.of(o.spec().label().toLowerCase(Locale.ROOT).split(" ")));
        });
        ofRun = plain(names);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        words(line).stream().map(Candidate::new).forEach(candidates::add);
    }

    private Collection<String> words(ParsedLine line) {
        String first = line.words().get(0);
        if (line.wordIndex() == 0 && first.startsWith("/")) {
            return commands;
        }
        if (first.equals("/run")) {
            return runs;
        }
        return first.startsWith("/") ? List.of() : named(line.word());
    }

    /** Ids of runs are many: not before somebody begins one. */
    private List<String> named(String begun) {
        return Stream.concat(ofRun.stream(), begun.length() < 2 ? Stream.of() : runs.stream())
                .toList();
    }

    /** Names come from data, and are typed as they are: one that moves a cursor is not offered. */
    private static List<String> plain(Collection<String> names) {
        return names.stream().filter(name -> WORD.matcher(name).matches()).toList();
    }
}
