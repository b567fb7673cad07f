package io.benchmarkagent.pipeline;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.gate.GateReading;
import io.benchmarkagent.gate.Suspicion;
import io.benchmarkagent.gate.SuspicionJson;
import io.benchmarkagent.report.Provenance;
import io.benchmarkagent.run.Evidence;
import io.benchmarkagent.run.RunKey;
import io.benchmarkagent.run.SeriesFigures;
import io.benchmarkagent.source.kept.KeptFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says where a report comes from. The clocks are here, and nowhere upstream.
 *
 * @param configuration the settings in force, without secrets, as text
 * @param madeWith those of them that findings rest on: who is asked, and who tells the story, are none
 * @param naming says of a folder what whoever asked calls it
 */
public record Origin(
        String agentVersion,
        String configuration,
        String madeWith,
        Clock clock,
        LongSupplier nanoTime,
        UnaryOperator<String> naming) {
    private static final String NEW_RUN = "NEW_RUN_ID";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}@%+=:,./_-]+");

    Provenance of(
            RunKey key,
            Collection<Path> files,
            Comparison comparison,
            Evidence evidence,
            ReportRequest request,
            SeriesFigures kept,
            FileHashes hashes,
            String madeOf,
            SortedMap<String, Long> timings) {
        TreeSet<Path> all = new TreeSet<>(files);
        all.addAll(comparison.files());
        return new Provenance(
                agentVersion,
                clock.instant(),
                inputs(all, hashes),
                evidence.queries(),
                timings,
                Hashes.of(configuration),
                Hashes.of(KeptFile.text(kept)),
                madeOf,
                again(key, request));
    }

    private List<Provenance.Input> inputs(Collection<Path> files, FileHashes hashes) {
        return files.stream()
                .filter(Files::isRegularFile)
                .map(file -> new Provenance.Input(naming.apply(file.toString()), hashes.of(file)))
                .toList();
    }

    /** Everything that changes what the report says; the folder too, where evidence was and will be looked for. */
    private String again(RunKey key, ReportRequest request) {
        List<String> words = command(key.runId() + "@" + RunFolder.stamp(key, request.zone()), request);
        request.confirms().ifPresent(file -> words.addAll(List.of("--confirms", file.toString())));
        if (!request.pinned().isEmpty()) {
            words.addAll(List.of("--baseline", String.join(",", request.pinned())));
        }
        request.asOf().ifPresent(asOf -> words.addAll(List.of("--as-of", asOf.asked())));
        return line(words, request);
    }

    /** The file that asks for one more run; empty where none is wanted, or the one that was made was to be it. */
    Optional<String> rerun(Findings findings, GateReading said, ReportRequest request, Folders folders) {
        if (!said.is(GateReading.Status.RERUN) || said.confirmation().isPresent()) {
            return Optional.empty();
        }
        List<String> words = command(NEW_RUN, request);
        words.addAll(List.of(
                "--confirms", folders.report().resolve(SuspicionJson.NAME).toString()));
        return Optional.of(
                SuspicionJson.text(Suspicion.of(findings, said), findings.run(), agentVersion, line(words, request)));
    }

    private static List<String> command(String runId, ReportRequest request) {
        List<String> words = new ArrayList<>(List.of("benchmark-agent", "report", "--archive"));
        words.add(request.archive().toString());
        words.addAll(List.of("--run-id", runId));
        if (!request.out().equals(ReportRequest.OUT)) {
            words.addAll(List.of("--out", request.out().toString()));
        }
        if (!request.zone().equals(ZoneId.of("UTC"))) {
            words.addAll(List.of("--timezone", request.zone().getId()));
        }
        return words;
    }

    private String line(List<String> command, ReportRequest request) {
        List<String> words = new ArrayList<>(command);
        words.addAll(request.flags());
        return words.stream().map(naming).map(Origin::quoted).collect(Collectors.joining(" "));
    }

    /** For a shell, which would split a word at a blank and run what stands in a name. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
