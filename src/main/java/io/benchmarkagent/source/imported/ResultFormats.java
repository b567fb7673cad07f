package io.benchmarkagent.source.imported;

import io.benchmarkagent.source.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All formats that are read, and which of them a file is. */
public final class ResultFormats {
    private static final List<ResultFormat> ALL =
            List.of(new K6Summary(), new LocustStats(), new BenchmarkHistory(), new JmhResults());

    private ResultFormats() {}

    /**
     * What a file told, and in which format.
     *
     * @param underLoad whether users or requests per second could be told; a micro-benchmark has none
     */
    public record Read(String format, boolean underLoad, List<Result> results) {}

    public static List<String> words() {
        return ALL.stream().map(ResultFormat::word).toList();
    }

    /** @param wanted the format it is said to be; empty for whatever it is */
    public static Read read(ResultFile file, Optional<String> said, Wanted wanted) throws NotImported {
        ResultFormat format = format(file, said);
        return new Read(format.word(), format.underLoad(), format.read(file, wanted));
    }

    private static ResultFormat format(ResultFile file, Optional<String> said) throws NotImported {
        Optional<Lookalike> other = Lookalike.like(file);
        if (other.isPresent()) {
            throw file.wrong("is " + other.get().inWords(), other.get().mend());
        }
        if (file.broken().isPresent()) {
            throw file.wrong(
                    "is not valid JSON: " + file.broken().get(), "did the tool end before it wrote all of it?");
        }
        Optional<ResultFormat> is = ALL.stream().filter(one -> one.fits(file)).findFirst();
        Optional<ResultFormat> wanted = said.flatMap(ResultFormats::named);
        if (wanted.isPresent() && !wanted.equals(is)) {
            throw file.wrong(
                    "is not " + wanted.get().inWords() + ", it looks like " + looks(is, file),
                    is.map(one -> "give --format " + one.word() + ", or leave it out")
                            .orElseGet(ResultFormats::known));
        }
        return is.orElseThrow(() -> file.wrong("looks like " + looks(is, file), known()));
    }

    private static String looks(Optional<ResultFormat> is, ResultFile file) {
        return is.map(ResultFormat::inWords).orElseGet(() -> Excerpt.of(Lookalike.shape(file)));
    }

    private static String known() {
        return "known: " + ALL.stream().map(ResultFormat::inWords).collect(Collectors.joining(", "));
    }

    private static Optional<ResultFormat> named(String word) {
        return ALL.stream().filter(one -> one.word().equals(word)).findFirst();
    }
}
