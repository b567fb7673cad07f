package io.benchmarkagent.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.run.RunKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.integration.partition.StepExecutionRequest;

/** What is handed from one machine to another. */
class SliceTest {
    private static final RunKey RUN = new RunKey("a\n\"b\", [c]", Instant.parse("2026-03-01T14:30:22.123456789Z"));

    @Test
    void runsComeOutOfTheBooksAsTheyWereEntered() throws IOException {
        ExecutionContext books = SliceJson.of(List.of(RUN), "agreed");
        SliceJson.refused(books, Map.of(RUN, new Outcome.Refused(2, "a line")));
        assertThat(SliceJson.begin(books)).isZero();
        ExecutionContext read = new ExecutionContext(reread(books.toMap()));
        assertThat(SliceJson.runs(read)).containsExactly(RUN);
        assertThat(SliceJson.agreed(read)).isEqualTo("agreed");
        assertThat(SliceJson.refused(read)).containsExactly(Map.entry(RUN, new Outcome.Refused(2, "a line")));
        assertThat(SliceJson.begin(read)).isEqualTo(1);
        assertThat(SliceJson.refused(new ExecutionContext())).isEmpty();
    }

    @Test
    void noObjectIsMadeOfWhatSomebodyElseWroteIntoTheBooks() throws IOException {
        ByteArrayOutputStream serialized = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
            out.writeObject(new HashMap<>(Map.of("runs", "[]")));
        }
        assertThat(read(Base64.getEncoder().encodeToString(serialized.toByteArray())))
                .isEmpty();
        assertThat(read("{\"@class\":\"java.net.URL\",\"runs\":{\"a\":1},\"done\":true}"))
                .containsOnlyKeys("@class", "done")
                .containsEntry("@class", "java.net.URL");
    }

    @Test
    void aMessageCarriesIdsAndNothingElse() {
        String text = SliceMessage.text(new StepExecutionRequest("report", 17));
        assertThat(text).isEqualTo("{\"step\":\"report\",\"execution\":17}");
        StepExecutionRequest read =
                SliceMessage.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(read.getStepName()).isEqualTo("report");
        assertThat(read.getStepExecutionId()).isEqualTo(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"step\":\"other\",\"execution\":17}",
                "{\"step\":\"report\"}",
                "{\"step\":\"report\",\"execution\":\"17\"}",
                "{\"step\":\"report\",\"execution\":1e99}"
            })
    void whatIsNoMessageIsNotBelieved(String body) {
        assertThat(SliceMessage.read(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(SliceMessage.read(new byte[100_000])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "17, 8", "512, 8", "513, 9", "1000, 16", "100000, 500", "10000000, 500"})
    void thereAreSlicesEnoughForManyWorkersAndNoneIsLong(int runs, int size) {
        assertThat(Slices.size(runs)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "amqp://broker, amqp://guest@broker:5672",
        "amqps://bench@broker/reports, amqps://bench@broker:5671/reports",
        "amqp://[::1]:5673/, amqp://guest@[::1]:5673"
    })
    void anAddressOfABrokerIsWhatItSays(String typed, String meant) {
        assertThat(BrokerAddress.of(typed)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://",
                "http://broker",
                "broker:5672",
                "amqp://broker:0",
                "amqp://broker:70000",
                "amqp://a b",
                "amqp://broker/?x=1",
                "amqp://u:hunter2@broker",
                "amqp://u:hunter2@broker:1/x",
                "amqp://:hunter2@broker"
            })
    void whatIsNoAddressIsRefusedWithoutSayingIt(String typed) {
        assertThatThrownBy(() -> BrokerAddress.of(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("backfill.broker ")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aShiftEndsWhereNothingComesOrSomethingIsInTheWay() {
        AtomicLong now = new AtomicLong();
        Shift shift = new Shift(Optional.of(Duration.ofNanos(10)), now::get);
        now.set(10);
        assertThat(shift.isOver()).isFalse();
        shift.begun();
        now.set(100);
        assertThat(shift.isOver()).as("works").isFalse();
        shift.done();
        now.set(111);
        assertThat(shift.isOver()).isTrue();
        Shift endless = new Shift(Optional.empty(), now::get);
        assertThat(endless.isOver()).isFalse();
        endless.end(new Outcome.Refused(2, "a line"));
        assertThat(endless.isOver()).isTrue();
        assertThat(endless.why()).contains(new Outcome.Refused(2, "a line"));
    }

    private static Map<String, Object> reread(Map<String, Object> books) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BooksAsJson().serialize(books, out);
        return new BooksAsJson().deserialize(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Map<String, Object> read(String text) throws IOException {
        return new BooksAsJson().deserialize(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
