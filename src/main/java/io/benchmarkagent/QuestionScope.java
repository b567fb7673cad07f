package io.benchmarkagent;

import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.ask.when.TypedSpan;
import io.benchmarkagent.llm.audit.Sha256;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an answer depends on beside its question. Who asks is no part of it: nobody who may ask is told anything else. */
record QuestionScope(AskedBeside beside, Ground ground, Clock clock) {

    /** Empty where that cannot be told. */
    Optional<String> key() {
        return ground.stamp().map(stamp -> Sha256.of(said(), stamp));
    }

    private String said() {
        Asker asker = new Asker(clock.instant(), beside.zone());
        return Stream.of(
                        beside.run(),
                        TypedSpan.of(beside.starting(), beside.ending(), asker),
                        asker.zone(),
                        LocalDate.ofInstant(asker.now(), asker.zone()))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }
}
