package io.benchmarkagent.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.DataDir;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectListTest {
    private static final String BUNDLE =
            "fixtures/kubernetes/replicatedhq_troubleshoot/support-bundle/cluster-resources/";

    @ParameterizedTest
    @CsvSource({
        "EVENT, events/default.json, 5",
        "POD, pods/default.json, 1",
        "DEPLOYMENT, deployments/default.json, 1",
        "NODE, nodes.json, 1"
    })
    void everyPrefixOfAListIsRefusedAndOnlyTheWholeIsRead(Kind kind, String file, int objects)
            throws IOException, ObjectFile.Refused {
        Path path = DataDir.of(BUNDLE + file);
        byte[] whole = Files.readString(path).strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(prefix, kind)).as("%d bytes", length).isInstanceOf(ObjectFile.Refused.class);
        }
        assertThat(read(whole, kind).items()).hasSize(objects);
    }

    @Test
    void whatNobodyReadsIsNotHeld() throws ObjectFile.Refused {
        String pod =
                """
                {"kind":"Pod","metadata":{"name":"p","annotations":{"a":"X"},"managedFields":[{"f":"X"}],"labels":{"l":"X"}},
                 "spec":{"containers":[{"name":"c","env":[{"name":"E","value":"X"}],"command":["X"],
                   "resources":{"limits":{"cpu":"1","odd":{"X":1},"list":["X"]}}}]},
                 "status":{"phase":"Running","containerStatuses":[{"name":"c","state":{"terminated":{"message":"X"}}}]}}""";

        assertThat(read(bytes(pod), Kind.POD).items()).singleElement().satisfies(one -> assertThat(one.toString())
                .doesNotContain("X")
                .contains("\"cpu\":\"1\"", "\"phase\":\"Running\""));
    }

    /** Thirty megabytes of what is passed over, in a heap that has room for it once: a tree of all of it would take ten times as much. */
    @Test
    void aListTakesTheRoomOfWhatIsReadOfIt() throws ObjectFile.Refused {
        byte[] junk =
                bytes("{\"metadata\":{\"name\":\"p\",\"managedFields\":[" + "{\"f:a\":{}},".repeat(100) + "{}]}},");
        InputStream many = new SequenceInputStream(Collections.enumeration(Collections.nCopies(25_000, junk).stream()
                .map(ByteArrayInputStream::new)
                .map(InputStream.class::cast)
                .toList()));
        InputStream list = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(bytes("{\"items\":[")), many, new ByteArrayInputStream(bytes("{}]}")))));

        ObjectList read = ObjectList.read(list, Kind.POD);
        assertThat(read.items()).hasSize(25_001);
        assertThat(read.items().get(0).toString()).isEqualTo("{\"metadata\":{\"name\":\"p\"}}");
    }

    @Test
    void moreObjectsThanAnybodyHasAreRefused() {
        String items = "{},".repeat(KeptFields.MOST_ELEMENTS) + "{}";
        assertThatThrownBy(() -> read(bytes("[" + items + "]"), Kind.POD))
                .isInstanceOf(ObjectFile.Refused.class)
                .hasMessageContaining("more than 50000 objects");
    }

    private static ObjectList read(byte[] json, Kind kind) throws ObjectFile.Refused {
        return ObjectList.read(new ByteArrayInputStream(json), kind);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
