package io.benchmarkagent.llm.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The place and the hash of a log's last line, and the bytes of its file up to that line's end; held beside the log. */
record AuditHead(long seq, String hash, long bytes) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static AuditHead of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new AuditHead(0, AuditLine.FIRST, 0);
        }
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            String hash = node.path("hash").asString("");
            if (hash.matches("[0-9a-f]{64}")) {
                return new AuditHead(
                        node.path("seq").asLong(0), hash, node.path("bytes").asLong(0));
            }
        } catch (JacksonException torn) {
            throw new IOException(file + " is damaged", torn);
        }
        throw new IOException(file + " is damaged");
    }

    static AuditHead after(long seq, String line, long bytes) {
        return new AuditHead(seq, AuditLine.link(line).map(AuditLine.Link::hash).orElseThrow(), bytes);
    }

    boolean precedes(AuditLine.Link link) {
        return link.seq() == seq + 1 && link.prev().equals(hash);
    }

    String toJson() {
        return JSON.writeValueAsString(JSON.createObjectNode()
                        .put("seq", seq)
                        .put("hash", hash)
                        .put("bytes", bytes)) + "\n";
    }
}
