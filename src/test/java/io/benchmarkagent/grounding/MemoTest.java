package io.benchmarkagent.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Findings;
import io.benchmarkagent.fixtures.Examples;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final Findings findings = Examples.regressed();

    @Test
    void whatWasReadIsNotReadAgain() {
        AtomicInteger reads = new AtomicInteger();
        Memo<String, Integer> memo = new Memo<>(text -> text.length() + reads.getAndIncrement());
        assertThat(List.of(memo.of("three"), memo.of("three"), memo.of("four"))).containsExactly(5, 5, 5);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whoReadsForeverFillsNoMemory() {
        AtomicInteger reads = new AtomicInteger();
        Memo<Integer, Integer> memo = new Memo<>(number -> reads.incrementAndGet());
        memo.of(-1);
        IntStream.range(0, 10_000).forEach(memo::of);
        int before = reads.get();
        assertThat(memo.of(-1)).as("forgotten").isEqualTo(before + 1);
        assertThat(memo.of(9_999)).as("of late").isLessThanOrEqualTo(before);
    }

    @Test
    void aSentenceIsReadWithTheNamesOfItsOwnFindings() {
        String sentence = "The p95 latency of walletservice rose to 412 ms.";
        Lexicon none = Lexicon.of(findings);
        Lexicon wallet = Lexicon.of(findings, List.of("walletservice"));
        assertThat(Line.of(sentence, none).all(Mention.Subject.class)).isEmpty();
        assertThat(Line.of(sentence, wallet).all(Mention.Subject.class))
                .extracting(Mention.Subject::name)
                .containsExactly("walletservice");
        assertThat(Line.of(sentence, none).all(Mention.Subject.class)).isEmpty();
        assertThat(Line.of(sentence, wallet)).isEqualTo(Line.afresh(sentence, wallet));
    }
}
